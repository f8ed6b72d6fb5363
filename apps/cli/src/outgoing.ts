import {
  eventJson,
  idHasher,
  type TimePrecision,
  type UsageEvent,
  withTimePrecision,
} from '@promptprint/usage-formats';
import type { SentEvents } from './sent-events.js';

const precisions: readonly TimePrecision[] = ['exact', 'hour', 'day'];

export function isTimePrecision(text: string): text is TimePrecision {
  return precisions.some((precision) => precision === text);
}

export interface OutgoingRules {
  readonly eventIdKey: string;
  readonly precision: TimePrecision;
  /** Nothing older leaves. */
  readonly since: Date | null;
  readonly sent: Pick<SentEvents, 'has'>;
}

/** Turns events into exactly the lines that leave this machine: counts, times cut as wished, ids hashed, nothing sent before. */
export class Outgoing {
  #alreadySent = 0;

  private constructor(
    private readonly rules: OutgoingRules,
    private readonly hashed: (event: UsageEvent) => Promise<UsageEvent>,
  ) {}

  static async open(rules: OutgoingRules): Promise<Outgoing> {
    return new Outgoing(rules, await idHasher(rules.eventIdKey));
  }

  /** How many were left out because they were sent before. */
  get alreadySent(): number {
    return this.#alreadySent;
  }

  async lines(events: readonly UsageEvent[]): Promise<string[]> {
    const { since, precision, sent } = this.rules;
    const wanted = events.filter(
      ({ startedAt }) => since === null || (startedAt !== null && new Date(startedAt) >= since),
    );
    const hashed = await Promise.all(wanted.map(this.hashed));
    const lines = hashed.map((event) => JSON.stringify(eventJson(withTimePrecision(event, precision))));
    const fresh = lines.filter((line) => !sent.has(line));
    this.#alreadySent += lines.length - fresh.length;
    return fresh;
  }
}
