import { describe, expect, it } from '@jest/globals';
import { plainConversation } from '../test/chatgpt-sample.js';
import { canonicalEvents } from '../test/logs-sample.js';
import { now } from '../test/reading.js';
import { readUsage } from './read-usage.js';
import type { UsageFile } from './reading.js';

const mebibyte = 2 ** 20;

/** A file that is made while it is read: its size on disk is none, and whatever memory grows is the reader's. */
class MadeBlob extends Blob {
  constructor(
    private readonly piece: Uint8Array<ArrayBuffer>,
    private readonly times: number,
    private readonly start = 0,
    private readonly end = piece.length * times,
  ) {
    super();
  }

  override get size(): number {
    return this.end - this.start;
  }

  override slice(from = 0, to = this.size): Blob {
    return new MadeBlob(
      this.piece,
      this.times,
      this.start + Math.min(from, this.size),
      this.start + Math.min(to, this.size),
    );
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = new Uint8Array(this.size);
    for (let at = 0; at < bytes.length;) {
      const offset = (this.start + at) % this.piece.length;
      const part = this.piece.subarray(offset, offset + bytes.length - at);
      bytes.set(part, at);
      at += part.length;
    }
    return bytes.buffer;
  }
}

function made(name: string, text: string, megabytes: number): UsageFile {
  const piece = new TextEncoder().encode(text);
  return { name, blob: new MadeBlob(piece, Math.ceil((megabytes * mebibyte) / piece.length)) };
}

/** Mebibytes the process grew by while it read, looked at after each batch. */
async function growth(file: UsageFile): Promise<{ mebibytes: number; duplicates: number; skipped: number }> {
  const start = process.memoryUsage.rss();
  let peak = start;
  const look = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  const reading = readUsage([file], { now, onProgress: look });
  for await (const _batch of reading) look();
  const { duplicates, skipped } = reading.report();
  return {
    mebibytes: (peak - start) / mebibyte,
    duplicates,
    skipped: skipped.reduce((sum, { count }) => sum + count, 0),
  };
}

describe('memory', () => {
  it('stays flat over 60 MB of conversations', async () => {
    const words = 'A model reads the whole conversation again on every turn, 그리고 답을 새로 써요. '.repeat(40);
    const text = `${JSON.stringify(plainConversation('again', 100, () => words))}\n`;
    await growth(made('warm.ndjson', text, 4));
    const { mebibytes, duplicates } = await growth(made('conversations.ndjson', text, 60));
    expect(duplicates).toBeGreaterThan(5000);
    expect(mebibytes).toBeLessThan(200);
  }, 120_000);

  it('stays flat over one line of 100 MB and over 100,000 short ones', async () => {
    const [event] = canonicalEvents();
    const line = `${JSON.stringify(event)}\n`;
    const long = new Blob([
      line,
      `{"note":"`,
      new Uint8Array(100 * mebibyte).fill(120),
      `"}\n`,
      line.replace('e1', 'e2'),
    ]);
    const one = await growth({ name: 'a.ndjson', blob: long });
    expect(one).toMatchObject({ skipped: 1 });
    expect(one.mebibytes).toBeLessThan(200);
    const many = await growth(made('a.ndjson', line, (line.length * 100_000) / mebibyte));
    expect(many.duplicates).toBeGreaterThan(99_000);
    expect(many.mebibytes).toBeLessThan(150);
  }, 60_000);
});
