// Reads the files of one import in a process of its own: it may take so much memory and no more, opens nothing but these
// files, and what it says are events, that is counts. Whatever is wrong with the files can end this process only.
import { openAsBlob, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '@promptprint/kernel';
import { eventJson, readUsage, type UsageFile } from '@promptprint/usage-formats';
import type { ReaderLine, ReaderOrder } from './reader-line.js';

const [, , folder = ''] = process.argv;
const order = JSON.parse(readFileSync(join(folder, 'upload.json'), 'utf8')) as ReaderOrder;
let bytesRead = 0;
const files: UsageFile[] = [];
for (const [at, name] of order.names.entries()) files.push({ name, blob: await openAsBlob(join(folder, String(at))) });

const reading = readUsage(files, { now: order.now, onProgress: (progress) => (bytesRead = progress.bytesRead) });
try {
  for await (const events of reading) await say({ events: events.map(eventJson), bytesRead });
  await say({ report: reading.report() });
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  await say({ fault: error.code, report: reading.report() });
}

/** Waits while nobody listens: the files are read no faster than they are stored. */
function say(line: ReaderLine): Promise<void> {
  return new Promise((resolve, reject) =>
    process.stdout.write(`${JSON.stringify(line)}\n`, (error) => (error ? reject(error) : resolve())),
  );
}
