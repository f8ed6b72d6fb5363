import type { Type } from '@nestjs/common';
import { AccountMail, type MailedEvent } from '@promptprint/accounts';
import { connectionDue, PullService } from '@promptprint/connections';
import type { JobFacts } from '@promptprint/platform';
import {
  OverlapService,
  restatementAnnounced,
  restatementBegunAgain,
  RestatementMail,
  RestatementService,
  usageOverlapping,
} from '@promptprint/usage';

/** How a handler reaches the services of the rooms. */
export interface Rooms {
  get<T>(service: Type<T>): T;
}

export type Handler = (payload: Readonly<Record<string, unknown>>, rooms: Rooms, job: JobFacts) => Promise<void>;

/** What happens after something happened: one line for each event. Handlers run at least once and are idempotent. */
export const handlers: Readonly<Record<string, Handler>> = {
  'person.signed-up': mail('person.signed-up'),
  'person.verification-asked': mail('person.verification-asked'),
  'person.password-reset-asked': mail('person.password-reset-asked'),
  'person.password-changed': mail('person.password-changed'),
  'person.deletion-asked': mail('person.deletion-asked'),
  [restatementAnnounced]: async ({ accountId, restatementId }, rooms) => {
    await rooms.get(RestatementMail).deliver(String(accountId), String(restatementId));
  },
  [restatementBegunAgain]: async ({ accountId, restatementId }, rooms) => {
    await rooms.get(RestatementService).work(String(accountId), String(restatementId));
  },
  [usageOverlapping]: async ({ accountId, from, to }, rooms) => {
    await rooms.get(OverlapService).settle(String(accountId), { from: String(from), to: String(to) });
  },
  [connectionDue]: async ({ accountId, connectionId }, rooms, job) => {
    await rooms.get(PullService).pull(String(accountId), String(connectionId), job);
  },
};

function mail(event: MailedEvent): Handler {
  return (payload, rooms) => rooms.get(AccountMail).deliver(event, payload);
}
