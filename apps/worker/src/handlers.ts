import type { Type } from '@nestjs/common';
import type { JobFacts } from '@promptprint/platform';

/** How a handler reaches the services of the rooms. */
export interface Rooms {
  get<T>(service: Type<T>): T;
}

export type Handler = (payload: Readonly<Record<string, unknown>>, rooms: Rooms, job: JobFacts) => Promise<void>;

/** What happens after something happened: one line for each event. Handlers run at least once and are idempotent. */
export const handlers: Readonly<Record<string, Handler>> = {};
