import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DomainError } from '@promptprint/kernel';
import type { ReaderLine } from './reader-line.js';

/** What a reading may cost: memory of the process above that of an idle one, and time. */
export interface ReaderLimits {
  heapMegabytes: number;
  residentBytes: number;
  milliseconds: number;
}

export const usualReaderLimits: ReaderLimits = {
  heapMegabytes: 192,
  residentBytes: 320 * 2 ** 20,
  milliseconds: 30 * 60_000,
};

const lookEveryMs = 200;
const root = join(import.meta.dirname, '../../../..');
const program = join(root, 'apps/api/dist/import-files/read-files.process.js');
/** The code and its packages: all it may read beside the files. */
const code = ['node_modules', 'libs', 'apps/api'].map((place) => join(root, place));

/**
 * What a process of its own reads in the files of a folder. Throws `reader-too-large`, `reader-too-slow` or `reader-crashed` when it
 * ends without a report. It is gone when the iteration ends, for whatever reason.
 */
export async function* readerLines(folder: string, limits = usualReaderLimits): AsyncGenerator<ReaderLine> {
  const child = start(folder, limits);
  const watch = watched(child, limits);
  let isReported = false;
  try {
    if (!child.stdout) throw new Error('the reader has no voice');
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
      const said = JSON.parse(line) as ReaderLine;
      isReported ||= 'report' in said;
      yield said;
    }
    if (!isReported) throw new DomainError('invalid', await watch.reason());
  } finally {
    watch.stop();
    child.kill('SIGKILL');
  }
}

function start(folder: string, { heapMegabytes }: ReaderLimits): ChildProcess {
  const flags = [
    '--no-warnings',
    `--max-old-space-size=${heapMegabytes}`,
    '--max-semi-space-size=8',
    '--disable-proto=delete',
    '--permission',
    ...[...code, folder].map((place) => `--allow-fs-read=${place}`),
  ];
  return spawn(process.execPath, [...flags, program, folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {},
    windowsHide: true,
  });
}

interface Watch {
  stop(): void;
  /** Why the reader ended. */
  reason(): Promise<string>;
}

function watched(child: ChildProcess, { residentBytes, milliseconds }: ReaderLimits): Watch {
  let reason: string | null = null;
  const end = (why: string) => {
    reason ??= why;
    child.kill('SIGKILL');
  };
  const began = performance.now();
  const timer = setInterval(() => {
    if (performance.now() - began > milliseconds) end('reader-too-slow');
    else if (residentOf(child.pid) > residentBytes) end('reader-too-large');
  }, lookEveryMs);
  const closed = new Promise<void>((resolve) => {
    child.once('close', (_code, signal) => {
      // V8 aborts the process when its heap is full.
      if (signal === 'SIGABRT' || signal === 'SIGTRAP') reason ??= 'reader-too-large';
      resolve();
    });
    child.once('error', () => resolve());
  });
  return {
    stop: () => clearInterval(timer),
    reason: async () => {
      await closed;
      return reason ?? 'reader-crashed';
    },
  };
}

/** Bytes of memory a process holds; 0 where the system does not tell. */
function residentOf(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
