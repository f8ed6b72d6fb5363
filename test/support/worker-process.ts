import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type TestApp, testSecret } from './app.js';

const main = join(import.meta.dirname, '../../apps/worker/dist/main.js');

/** The built worker in a process of its own, on the database of a test. */
export class WorkerProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly ended: Promise<void>,
  ) {}

  static async start(app: TestApp, env: Record<string, string> = {}): Promise<WorkerProcess> {
    const child = spawn(process.execPath, ['--disable-proto=delete', '--no-warnings', main], {
      env: {
        PATH: process.env.PATH,
        PROMPTPRINT_SECRET: testSecret,
        PROMPTPRINT_DATA: app.config.dataDirectory,
        DATABASE_URL: app.adminUrl,
        LOG_LEVEL: 'fatal',
        JOBS_SUPERVISE_SECONDS: '1',
        ...env,
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    await Promise.race([new Promise<void>((resolve) => child.once('message', () => resolve())), ended]);
    if (child.exitCode !== null) throw new Error(`the worker ended at its start with ${child.exitCode}`);
    return new WorkerProcess(child, ended);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }
}
