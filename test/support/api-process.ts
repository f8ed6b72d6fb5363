import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type TestApp, testSecret } from './app.js';

const main = join(import.meta.dirname, '../../apps/api/dist/main.js');

/** The built API in a process of its own, on the database of a test. */
export class ApiProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** Status of the process once it has ended; null when a signal ended it. */
    readonly ended: Promise<number | null>,
  ) {}

  static async start(app: TestApp, env: Record<string, string> = {}): Promise<ApiProcess> {
    const port = String(await freePort());
    const child = spawn(process.execPath, ['--disable-proto=delete', '--no-warnings', main], {
      env: {
        PATH: process.env.PATH,
        PROMPTPRINT_SECRET: testSecret,
        DATABASE_URL: app.adminUrl,
        RATE_LIMIT_FACTOR: '1000',
        LOG_LEVEL: 'fatal',
        PUBLIC_URL: 'http://localhost:3000',
        PORT: port,
        ...env,
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const ready = new Promise<void>((resolve) => child.once('message', () => resolve()));
    const outcome = await Promise.race([ready, ended]);
    if (typeof outcome === 'number') throw new Error(`the API ended at its start with ${outcome}`);
    return new ApiProcess(child, `http://127.0.0.1:${port}`, ended);
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  async stop(): Promise<number | null> {
    this.signal('SIGTERM');
    return this.ended;
  }
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
