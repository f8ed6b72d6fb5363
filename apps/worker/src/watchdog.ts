import { Worker } from 'node:worker_threads';

/** Runs beside the event loop, which may be the very thing that stands still. */
const program = `
  const { workerData } = require('node:worker_threads');
  const { beats, mostMs } = workerData;
  const counter = new Int32Array(beats);
  let last = -1;
  let since = Date.now();
  setInterval(() => {
    const now = Atomics.load(counter, 0);
    if (now !== last) {
      last = now;
      since = Date.now();
    } else if (Date.now() - since > mostMs) {
      process.stderr.write('{"level":60,"msg":"the event loop stood still; ending this process"}\\n');
      process.kill(process.pid, 'SIGKILL');
    }
  }, Math.max(50, mostMs / 10));`;

/**
 * Ends this process when its event loop stands still: a job that never lets go can neither be timed out nor taken away
 * from inside. Whoever started the process starts it again, and the attempt has been counted.
 */
export function watchEventLoop(mostMs: number): void {
  const beats = new SharedArrayBuffer(4);
  const counter = new Int32Array(beats);
  const beat = setInterval(() => Atomics.add(counter, 0, 1), Math.max(20, mostMs / 20));
  beat.unref();
  new Worker(program, { eval: true, execArgv: [], workerData: { beats, mostMs } }).unref();
}
