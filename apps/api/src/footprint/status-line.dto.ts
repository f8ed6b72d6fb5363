import { FigureAnswer } from './figures.dto.js';

export class StatusLineAnswer {
  /** The day so far in one line, in the caller's language. */
  text!: string;
  /** Today where the person lives. */
  day!: string;
  zone!: string;
  /** Null where nothing is known of the day, or no source says how many. */
  requests!: number | null;
  /** Null where nothing is known of the day. */
  carbon!: FigureAnswer | null;
}
