import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Job, PgBoss, type ScheduleOptions, type SendOptions, type WorkOptions } from 'pg-boss';
import { Config } from './config.js';
import type { Tx } from './database.service.js';
import { jobsSchema } from './jobs-schema.store.js';
import { Log } from './log.service.js';

/** What a handler is told about its job; `signal` ends when the job is taken away or the worker stops. */
export interface JobFacts {
  id: string;
  /** 1 for the first run. Counted when the job is fetched, so a run that killed its process counts too. */
  attempt: number;
  signal: AbortSignal;
}

export type JobHandler = (payload: Readonly<Record<string, unknown>>, job: JobFacts) => Promise<void>;

export interface QueueRules {
  /** Runs in all before a job is put aside. */
  attempts?: number;
  /** Longest run in seconds. */
  expireInSeconds?: number;
  /** The first pause before another attempt; each further one is twice as long. 0: no pause at all. */
  retryDelaySeconds?: number;
  concurrency?: number;
}

/** Jobs in PostgreSQL: at least once, five attempts with growing pauses, then put aside where an operator sees them. */
@Injectable()
export class Jobs implements OnApplicationShutdown {
  #boss: PgBoss | null = null;
  #starting: Promise<PgBoss> | null = null;
  readonly #queues = new Map<string, Promise<void>>();

  constructor(
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** Where jobs that failed every attempt end; nothing runs them again by itself. */
  static deadLetter(queue: string): string {
    return `${queue}.dead`;
  }

  /**
   * Makes the queue when it is new. Its rules are brought up to date only by whoever names them: a process that merely
   * sends does not know them.
   */
  async define(queue: string, rules: QueueRules | null = null): Promise<void> {
    const known = this.#queues.get(queue) ?? this.create(queue, rules);
    this.#queues.set(queue, known);
    try {
      await known;
    } catch (error) {
      this.#queues.delete(queue);
      throw error;
    }
  }

  /** Puts a job into a queue, in the caller's transaction when one is given. The same id is taken once. */
  async send(queue: string, payload: object, { tx, ...options }: SendOptions & { tx?: Tx } = {}): Promise<void> {
    await this.define(queue);
    const db = tx && { executeSql: async (sql: string, values?: unknown[]) => ({ rows: await tx.query(sql, values) }) };
    await (await this.boss()).send(queue, payload, db ? { ...options, db } : options);
  }

  async work(queue: string, handler: JobHandler, rules: QueueRules = {}): Promise<void> {
    await this.define(queue, rules);
    const options: WorkOptions = {
      batchSize: 1,
      pollingIntervalSeconds: 0.5,
      localConcurrency: rules.concurrency ?? 2,
      // With more waiting than a few, the next is fetched without a pause.
      burstWhenReadyExceeds: 4,
    };
    await (
      await this.boss()
    ).work<Record<string, unknown>>(queue, options, async ([job]) => {
      if (job) await this.run(queue, job, handler);
    });
  }

  /** One job per due time whichever process is alive; what fell due while none was alive runs once. */
  async schedule(queue: string, cron: string, options: ScheduleOptions = {}): Promise<void> {
    await this.define(queue);
    await (await this.boss()).schedule(queue, cron, null, { tz: 'UTC', missed: 'once', ...options });
  }

  /** Jobs put aside, of every queue of this database that has any. */
  async dead(): Promise<Record<string, number>> {
    const boss = await this.boss();
    const queues = (await boss.getQueues()).filter(({ name }) => name.endsWith('.dead'));
    const counts = await Promise.all(
      queues.map(
        async ({ name }) => [name, (await boss.getQueueStats(name, { force: true }))[0]?.totalCount ?? 0] as const,
      ),
    );
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
  }

  async counts(queue: string): Promise<{ waiting: number; active: number; dead: number }> {
    const boss = await this.boss();
    const [stats] = await boss.getQueueStats(queue, { force: true });
    const [dead] = await boss.getQueueStats(Jobs.deadLetter(queue), { force: true });
    return { waiting: stats?.queuedCount ?? 0, active: stats?.activeCount ?? 0, dead: dead?.totalCount ?? 0 };
  }

  /** Lets running jobs finish; those that do not are taken up by another worker when their heartbeat stops. */
  async stop(timeoutMs = this.config.drainTimeoutMs): Promise<void> {
    const boss = this.#boss;
    this.#boss = null;
    this.#starting = null;
    this.#queues.clear();
    await boss?.stop({ graceful: true, timeout: timeoutMs });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  private async run(queue: string, job: Job<Record<string, unknown>>, handler: JobHandler): Promise<void> {
    const attempt = job.retryCount + 1;
    try {
      await unlessTakenAway(handler(job.data ?? {}, { id: job.id, attempt, signal: job.signal }), job.signal);
    } catch (error) {
      this.log.warn('job-failed', { queue, job: job.id, attempt, err: error });
      throw error;
    }
  }

  private async create(queue: string, given: QueueRules | null): Promise<void> {
    const { attempts = 5, expireInSeconds = 900, retryDelaySeconds = 2 } = given ?? {};
    const boss = await this.boss();
    const deadLetter = Jobs.deadLetter(queue);
    if (!(await boss.getQueue(deadLetter)))
      await boss.createQueue(deadLetter, { retryLimit: 0, retentionSeconds: 365 * 86_400 });
    const pauses = retryDelaySeconds > 0 ? { retryBackoff: true, retryDelayMax: 600 } : { retryBackoff: false };
    const rules = { retryLimit: attempts - 1, retryDelay: retryDelaySeconds, ...pauses, expireInSeconds };
    const isNew = !(await boss.getQueue(queue));
    if (!isNew && given) await boss.updateQueue(queue, { ...rules, deadLetter });
    if (isNew) await boss.createQueue(queue, { ...rules, heartbeatSeconds: 10, deadLetter });
  }

  private boss(): Promise<PgBoss> {
    return (this.#starting ??= this.start());
  }

  private async start(): Promise<PgBoss> {
    const boss = new PgBoss({
      connectionString: this.config.urlFor('app_rw'),
      schema: jobsSchema,
      application_name: 'promptprint-jobs',
      max: 4,
      // The tables belong to another role and are brought forward by migrate().
      migrate: false,
      createSchema: false,
      reindex: false,
      monitorVacuum: false,
      superviseIntervalSeconds: this.config.jobsSuperviseSeconds,
      monitorIntervalSeconds: this.config.jobsSuperviseSeconds,
      queueCacheIntervalSeconds: 10,
    });
    boss.on('error', (error) => this.log.warn('jobs-error', error));
    await boss.start();
    this.#boss = boss;
    return boss;
  }
}

/** The queue waits for a run that outlived its time until it returns: one that never does would stop the queue for ever. */
async function unlessTakenAway(run: Promise<void>, signal: AbortSignal): Promise<void> {
  const taken = new Promise<never>((_resolve, reject) => {
    const refuse = () => reject(signal.reason instanceof Error ? signal.reason : new Error('the job was taken away'));
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true });
  });
  // Whichever of the two comes second is heard by nobody.
  for (const late of [run, taken]) late.catch(() => {});
  await Promise.race([run, taken]);
}
