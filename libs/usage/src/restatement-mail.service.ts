import { Injectable } from '@nestjs/common';
import { AccountQueries } from '@promptprint/accounts';
import { type Locale, periodText, rangeTexts } from '@promptprint/kernel';
import { Clock, Config, Mailer } from '@promptprint/platform';
import { dayIn } from './period.js';
import type { RestatementAnswer } from './restatement.js';
import { restatementMailEn, type RestatementMailWords } from './restatement-mail.en.js';
import { restatementMailKo } from './restatement-mail.ko.js';
import { RestatementService } from './restatement.service.js';

const words: Readonly<Record<Locale, RestatementMailWords>> = { en: restatementMailEn, ko: restatementMailKo };

/** Tells a person by mail that a figure of theirs changed without anything having been used. */
@Injectable()
export class RestatementMail {
  constructor(
    private readonly restatements: RestatementService,
    private readonly accounts: AccountQueries,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly mailer: Mailer,
  ) {}

  async deliver(accountId: string, restatementId: string): Promise<void> {
    // Begun again since it was announced, it is computed first: what goes out is what the page shows.
    if ((await this.restatements.work(accountId, restatementId)) !== 'announced') return;
    const mailbox = await this.accounts.mailbox(accountId);
    if (!mailbox) return;
    const { email, locale } = mailbox;
    const mail = this.compose(await this.restatements.one(accountId, restatementId), locale);
    if (mail) await this.mailer.send({ id: restatementId, to: email, locale, ...mail });
  }

  /** Null where old and new read the same: no figure changes then. */
  private compose(restated: RestatementAnswer, locale: Locale): ReturnType<RestatementMailWords> | null {
    const { id, before, after, period, zone, fromSet, toSet } = restated;
    const [old, young] = [before?.figures.carbon, after?.figures.carbon];
    if (!old || !young) return null;
    const [was = '', is = ''] = rangeTexts(
      [old, young].map((figure) => ({ ...figure, unit: 'g' as const })),
      locale,
    );
    if (was === is) return null;
    const link = new URL(`/footprint?restated=${id}`, this.config.publicUrl).href;
    const told = periodText(period, dayIn(zone, this.clock.now()), locale);
    return words[locale]({ period: told, before: was, after: is, fromSet, toSet, link });
  }
}
