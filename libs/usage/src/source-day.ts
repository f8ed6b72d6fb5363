import type { Grade } from '@promptprint/kernel';

/** What one source told on one day. */
export interface SourceDay {
  source: string;
  day: string;
  events: number;
  requests: number | null;
  grade: Grade;
  carbonG: number;
}
