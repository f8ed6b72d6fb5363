import { Injectable } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import { Clock, Database, type JobFacts, Log, SealedSecrets } from '@promptprint/platform';
import type { Recorded } from '@promptprint/usage';
import type { UsageEvent } from '@promptprint/usage-formats';
import { type Failure, halvesOf, nextRunAt, retryAt, spansToRead } from './connection.js';
import { endTurn, saveProgress, takeTurn } from './connection.store.js';
import type { Question, UsageProtocol } from './protocol.js';
import { protocolNamed } from './protocols.js';
import { ProviderGateway, type Reply } from './provider.gateway.js';
import { PulledEvents } from './pulled-events.service.js';
import type { RunCounts, UsageConnection } from './usage-connection.js';

/** A turn that says nothing for so long has died. */
const turnMs = 120_000;
/** Far beyond what a provider has to tell; one that never comes to an end is stopped. */
const mostPagesOfSpan = 400;
/** In so many runs the same answer could not be read before it is given up. */
const patience = 3;

/** The turn is over: paused, removed, or taken by another. What was committed stays. */
class TurnOver extends Error {}

class Stopped extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

interface Run {
  accountId: string;
  job: Pick<JobFacts, 'id' | 'signal'>;
  connection: UsageConnection;
  protocol: UsageProtocol;
  key: string;
  record: (events: readonly UsageEvent[]) => Promise<Recorded>;
  cursor: Record<string, string>;
  counts: RunCounts;
}

/**
 * Reads what a provider has counted, page by page. A page is recorded, then the place is noted: whatever dies in between
 * is read again and changes nothing.
 */
@Injectable()
export class PullService {
  constructor(
    private readonly database: Database,
    private readonly events: PulledEvents,
    private readonly provider: ProviderGateway,
    private readonly secrets: SealedSecrets,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** One run of a connection; does nothing for one that is paused, gone, or being read by another job. */
  async pull(accountId: string, connectionId: string, job: Pick<JobFacts, 'id' | 'signal'>): Promise<void> {
    const now = this.clock.now();
    const turn = { id: connectionId, jobId: job.id, now, until: new Date(now.getTime() + turnMs) };
    const taken = await this.database.forAccount(accountId, (tx) => takeTurn(tx, accountId, turn));
    if (!taken) return;
    const failure = await this.attempt(accountId, taken, job);
    if (failure === 'turn-over') return;
    await this.end(accountId, { connection: taken, job, failure });
  }

  private async attempt(
    accountId: string,
    { sealedKey, ...connection }: UsageConnection & { sealedKey: Buffer },
    job: Run['job'],
  ): Promise<Failure | null | 'turn-over'> {
    try {
      const key = this.secrets.open(sealedKey, [accountId, connection.id]);
      const record = await this.events.recorder(accountId, connection);
      const protocol = protocolNamed(connection.protocol);
      const counts = { pages: 0, recorded: 0, unchanged: 0, conflicts: 0, skipped: 0 };
      const run = { accountId, job, connection, protocol, key, record, cursor: { ...connection.cursor }, counts };
      for (const report of protocol.reports) await this.readReport(run, report);
      return null;
    } catch (error) {
      if (error instanceof TurnOver) return 'turn-over';
      if (error instanceof Stopped) return error.failure;
      const code = error instanceof DomainError ? error.code : '';
      if (code === 'secret-cannot-be-opened' || code === 'import-not-open') return { code };
      throw error;
    }
  }

  private async readReport(run: Run, report: string): Promise<void> {
    const { since } = run.connection;
    const spans = spansToRead(run.cursor[report], { since, now: this.clock.now(), days: run.protocol.days });
    for (const span of spans) {
      await this.readSpan(run, { report, ...span, page: null });
      run.cursor[report] = later(run.cursor[report], earlier(span.to, this.clock.now()));
      await this.note(run);
    }
  }

  private async readSpan(run: Run, first: Question): Promise<void> {
    let question: Question | null = first;
    for (let pages = 0; question !== null; pages += 1) {
      // The queue gives the job to another worker, which still has this turn.
      if (run.job.signal.aborted) throw new Error('the job was taken away in the middle of a run');
      const reply: Reply = await this.provider.ask(run.protocol, run.key, question);
      if ('failure' in reply || pages === mostPagesOfSpan)
        return this.stepOver(run, first, 'failure' in reply ? reply.failure : { code: 'provider-answer-unreadable' });
      await this.take(run, question, reply);
      question = reply.page.nextPage === null ? null : { ...question, page: reply.page.nextPage };
    }
  }

  /** An answer nobody can read, time and again, is asked for in halves, until one day alone is left out. */
  private async stepOver(run: Run, span: Question, failure: Failure): Promise<void> {
    const { lastError, failures, id } = run.connection;
    const isHopeless = failure.code === lastError && failures + 1 >= patience;
    if (failure.code !== 'provider-answer-unreadable' || !isHopeless) throw new Stopped(failure);
    const halves = halvesOf(span);
    for (const half of halves) await this.readSpan(run, { ...span, ...half, page: null });
    if (halves.length > 0) return;
    this.log.warn('usage-answer-left-out', { connection: id, report: span.report });
    run.counts.skipped += 1;
  }

  private async take(
    run: Run,
    { report }: Question,
    { page, readUntil }: Exclude<Reply, { failure: Failure }>,
  ): Promise<void> {
    const { counts, cursor } = run;
    addTo(counts, await run.record(page.events));
    counts.pages += 1;
    counts.skipped += page.skipped.reduce((sum, { count }) => sum + count, 0);
    // The bucket of today ends in the future.
    if (readUntil !== null) cursor[report] = later(cursor[report], earlier(new Date(readUntil), this.clock.now()));
    await this.note(run);
  }

  private async note({ accountId, connection, job, cursor, counts }: Run): Promise<void> {
    const until = new Date(this.clock.now().getTime() + turnMs);
    const progress = { id: connection.id, jobId: job.id, until, cursor, counts };
    const isOurs = await this.database.forAccount(accountId, (tx) => saveProgress(tx, accountId, progress));
    if (!isOurs) throw new TurnOver();
  }

  private async end(
    accountId: string,
    { connection, job, failure }: { connection: UsageConnection; job: Run['job']; failure: Failure | null },
  ): Promise<void> {
    const now = this.clock.now();
    const failures = failure ? connection.failures + 1 : 0;
    const next = failure ? retryAt(failure, failures, now) : nextRunAt(connection.id, now);
    const end = { id: connection.id, jobId: job.id, now, error: failure?.code ?? null, failures, nextRunAt: next };
    if (failure) this.log.info('usage-pull-stopped', { connection: connection.id, code: failure.code, failures });
    await this.database.forAccount(accountId, (tx) => endTurn(tx, accountId, end));
  }
}

function addTo(counts: RunCounts, { recorded, duplicates, conflicts, refusedCount }: Recorded): void {
  counts.recorded += recorded;
  counts.unchanged += duplicates;
  counts.conflicts += conflicts;
  counts.skipped += refusedCount;
}

const earlier = (a: Date, b: Date): string => new Date(Math.min(a.getTime(), b.getTime())).toISOString();
const later = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b);
