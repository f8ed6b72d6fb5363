import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs, Outbox } from '@promptprint/platform';
import { startTestApp, type TestApp, testSecret } from './support/app.js';

let app: TestApp;
let directory: string;
let jobs: Jobs;

beforeAll(async () => {
  app = await startTestApp();
  jobs = app.app.get(Jobs);
  directory = mkdtempSync(join(tmpdir(), 'promptprint-jobs-'));
}, 60_000);
afterAll(async () => {
  await app.invariants();
  await app.close();
  rmSync(directory, { recursive: true, force: true });
});

interface Run {
  name: string;
  attempt: number;
}

/** A worker in a process of its own, started again whenever it ends. */
class Workers {
  readonly #diary: string;
  #child: ChildProcess | null = null;
  #isStopping = false;
  starts = 0;

  constructor(
    private readonly queue: string,
    private readonly concurrency: number,
  ) {
    this.#diary = join(directory, `${queue}.ndjson`);
    writeFileSync(this.#diary, '');
  }

  start(): Promise<void> {
    return new Promise((resolve) => {
      this.starts += 1;
      const child = fork(join(import.meta.dirname, 'support/job-process.mjs'), {
        execArgv: ['--no-warnings'],
        env: {
          PATH: process.env.PATH,
          PROMPTPRINT_SECRET: testSecret,
          DATABASE_URL: app.adminUrl,
          JOBS_SUPERVISE_SECONDS: '1',
          LOG_LEVEL: 'fatal',
          QUEUE: this.queue,
          DIARY: this.#diary,
          CONCURRENCY: String(this.concurrency),
        },
      });
      this.#child = child;
      child.once('message', () => resolve());
      child.once('exit', () => {
        resolve();
        if (!this.#isStopping) void this.start();
      });
    });
  }

  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  runs(): Run[] {
    const lines = readFileSync(this.#diary, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Run);
  }

  attemptsOf(name: string): number[] {
    return this.runs()
      .filter((run) => run.name === name)
      .map(({ attempt }) => attempt);
  }
}

async function until(holds: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  const giveUpAt = performance.now() + seconds * 1_000;
  while (performance.now() < giveUpAt) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('a job that can never succeed', () => {
  it('is put aside after five attempts, however it fails, and those behind it are done', async () => {
    const queue = 'trouble';
    const workers = new Workers(queue, 1);
    const bad = ['throws', 'hangs', 'exits', 'is killed'];
    // The workers name the rules of the queue; whoever merely sends must not change them.
    await workers.start();
    for (const ending of bad) await jobs.send(queue, { name: ending, ending });
    for (let number = 1; number <= 20; number += 1) await jobs.send(queue, { name: `good ${number}` });
    try {
      await until(async () => (await jobs.counts(queue)).dead === bad.length, 150);
      expect(await jobs.counts(queue)).toEqual({ waiting: 0, active: 0, dead: bad.length });
      expect(await jobs.dead()).toEqual({ [Jobs.deadLetter(queue)]: bad.length });
      for (const name of bad) expect([name, workers.attemptsOf(name)]).toEqual([name, [1, 2, 3, 4, 5]]);
      for (let number = 1; number <= 20; number += 1) expect(workers.attemptsOf(`good ${number}`)).toEqual([1]);
      // It went on after each death of the process.
      expect(workers.starts).toBeGreaterThanOrEqual(11);
      const later = 'sent after all that';
      await jobs.send(queue, { name: later });
      await until(() => workers.attemptsOf(later).length > 0, 10);
      expect(workers.attemptsOf(later)).toEqual([1]);
    } finally {
      await workers.stop();
    }
  }, 180_000);
});

describe('an announcement', () => {
  it('is heard at least once when committed, never when rolled back, however often the worker is killed', async () => {
    const queue = 'something.happened';
    const workers = new Workers(queue, 8);
    const outbox = app.app.get(Outbox);
    const committed: string[] = [];
    await workers.start();
    try {
      for (let number = 1; number <= 120; number += 1) {
        const isKept = number % 4 !== 0;
        const name = `${isKept ? 'kept' : 'undone'} ${number}`;
        const work = app.database.forSystem(async (tx) => {
          await outbox.publish(tx, queue, { name });
          if (!isKept) throw new Error('undone on purpose');
        });
        await work.then(
          () => committed.push(name),
          () => undefined,
        );
        if (number % 20 === 0) workers.kill();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const missing = () => committed.filter((name) => workers.attemptsOf(name).length === 0);
      await until(() => missing().length === 0, 60);
      expect(committed).toHaveLength(90);
      expect(missing()).toEqual([]);
      expect(workers.runs().filter(({ name }) => name.startsWith('undone'))).toEqual([]);
      expect(await app.sql('SELECT count(*)::int AS waiting FROM outbox')).toEqual([{ waiting: 0 }]);
      expect(workers.starts).toBeGreaterThan(4);
    } finally {
      await workers.stop();
    }
  }, 120_000);
});
