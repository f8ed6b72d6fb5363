import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import { Clock, Config, Egress, type EgressAnswer } from '@promptprint/platform';
import type { ProviderPage } from '@promptprint/usage-formats';
import { type Failure, failureOf } from './connection.js';
import { listIn, type Question, type UsageProtocol } from './protocol.js';

/** A page of usage, or why there is none. */
export type Reply =
  { page: ProviderPage; readUntil: string | null; organisation: string | null } | { failure: Failure };

export interface CheckedKey {
  protocol: UsageProtocol;
  organisation: string | null;
}

const dayMs = 86_400_000;

/** Asks providers for usage. Keys go out in headers and come back nowhere: no error quotes a request. */
@Injectable()
export class ProviderGateway {
  constructor(
    private readonly egress: Egress,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async ask(protocol: UsageProtocol, key: string, question: Question): Promise<Reply> {
    const now = this.clock.now();
    const answer = await this.answerTo(protocol, key, question);
    if ('failure' in answer) return answer;
    const failure = failureOf(answer.status, answer.headers['retry-after'], now);
    if (failure) return { failure };
    const json = jsonOf(answer.text);
    const page = await protocol.read(json, now.getTime());
    // Nobody can tell whose list an empty one is; it says that there was no use.
    const isKnown = page.isRecognised || listIn(json)?.length === 0;
    if (!isKnown || page.nextPage === (question.page ?? '')) return { failure: { code: 'provider-answer-unreadable' } };
    const organisation = answer.headers[protocol.organisationHeader ?? '']?.slice(0, 200) ?? null;
    return { page, readUntil: protocol.readUntil(json), organisation };
  }

  /**
   * Tries a key on yesterday; answers the first of the protocols that it opens and whose it is, or throws what is wrong
   * with it. The organisation's name becomes its HMAC: it is to be recognised, not kept.
   */
  async check(accountId: string, key: string, protocols: readonly UsageProtocol[]): Promise<CheckedKey> {
    const today = Math.floor(this.clock.now().getTime() / dayMs) * dayMs;
    let failure: Failure = { code: 'provider-request-refused' };
    for (const protocol of protocols) {
      const [report = ''] = protocol.reports;
      const span = { from: new Date(today - dayMs), to: new Date(today) };
      const reply = await this.ask(protocol, key, { report, ...span, page: null });
      if (!('failure' in reply)) return { protocol, organisation: this.nameless(accountId, reply.organisation) };
      failure = reply.failure;
      // A provider that is down or busy would say the same to the next question.
      if (failure.code !== 'provider-key-refused' && failure.code !== 'provider-request-refused') break;
    }
    const { code, retryAfterSeconds = 60 } = failure;
    if (code === 'provider-key-refused') throw new DomainError('invalid', code);
    throw new DomainError('unavailable', code, { retryAfterSeconds });
  }

  private nameless(accountId: string, organisation: string | null): string | null {
    if (organisation === null) return null;
    const key = this.config.keyFor('provider-organisations');
    return createHmac('sha256', key).update(`${accountId}/${organisation}`).digest('base64url').slice(0, 22);
  }

  private async answerTo(
    protocol: UsageProtocol,
    key: string,
    question: Question,
  ): Promise<EgressAnswer | { failure: Failure }> {
    const base = this.config.providerUrls[protocol.kind];
    const url = new URL(`${base.pathname.replace(/\/$/, '')}${protocol.path(question)}`, base);
    try {
      return await this.egress.get({ url, headers: protocol.headers(key) });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'egress-too-large')
        return { failure: { code: 'provider-answer-unreadable' } };
      if (error instanceof DomainError) return { failure: { code: 'provider-unavailable' } };
      throw error;
    }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
