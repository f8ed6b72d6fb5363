import { DomainError } from '@promptprint/kernel';
import { limits } from './limits.js';

const sliceBytes = 2 ** 20;
const gatherBytes = 2 ** 20;
/** A browser inflates all of what it is given before it looks whether anybody takes it. */
const feedBytes = 64 * 1024;

/** What a reader spends while it reads: bytes taken from the files, bytes inflated; and whether it was told to stop. */
export interface Meter {
  signal: AbortSignal | undefined;
  taken(bytes: number): void;
  /** Adds to what the archive has inflated so far and gives the sum. */
  inflated(bytes: number): number;
}

/** The bytes of a file, or of a member of an archive, from the start, as often as asked. */
export interface Source {
  where: { file: number; entry?: number };
  /** Bytes it takes from the file, for progress. */
  size: number;
  lastModified: number | null;
  /** Tells sources apart in a digest; never leaves the reader. */
  name: string;
  chunks(meter: Meter): AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

/** Reads ahead by one slice, so that the disk works while the caller does. */
export async function* blobChunks(blob: Blob, meter: Meter): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let next = blob.size > 0 ? slice(blob, 0) : null;
  for (let at = sliceBytes; next !== null; at += sliceBytes) {
    const bytes: Uint8Array<ArrayBuffer> = await next;
    meter.signal?.throwIfAborted();
    next = at < blob.size ? slice(blob, at) : null;
    meter.taken(bytes.length);
    yield bytes;
  }
}

async function slice(blob: Blob, at: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.slice(at, at + sliceBytes).arrayBuffer());
}

/**
 * Inflates with the platform's own stream, gathers its small pieces, and stops at the caps. What could be inflated before
 * the bytes turned out to be damaged is given all the same.
 */
export async function* inflatedChunks(
  stored: Blob,
  meter: Meter,
  format: 'deflate-raw' | 'gzip',
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const inflating = new DecompressionStream(format);
  const fed = feed(stored, inflating, meter);
  fed.catch(() => undefined);
  const reader = inflating.readable.getReader();
  const cap = stored.size * limits.inflateRatio + gatherBytes;
  let total = 0;
  let gathered = new Uint8Array(gatherBytes);
  let filled = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      total += value.length;
      const whole = meter.inflated(value.length);
      if (total > cap) throw new DomainError('invalid', 'zip-inflates-too-much');
      if (whole > limits.inflatedBytes) throw new DomainError('too-large', 'zip-inflates-too-much');
      for (let from = 0; from < value.length;) {
        const part = value.subarray(from, from + gatherBytes - filled);
        gathered.set(part, filled);
        filled += part.length;
        from += part.length;
        if (filled < gatherBytes) continue;
        yield gathered;
        gathered = new Uint8Array(gatherBytes);
        filled = 0;
      }
    }
    await fed;
    if (filled > 0) yield gathered.subarray(0, filled);
  } catch (error) {
    if (filled > 0) yield gathered.subarray(0, filled);
    throw error;
  } finally {
    await Promise.allSettled([reader.cancel(), fed]);
  }
}

async function feed(stored: Blob, inflating: DecompressionStream, meter: Meter): Promise<void> {
  const writer = inflating.writable.getWriter();
  try {
    for await (const chunk of blobChunks(stored, meter)) {
      for (let from = 0; from < chunk.length; from += feedBytes) {
        await writer.ready;
        await writer.write(chunk.subarray(from, from + feedBytes));
      }
    }
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
    throw error;
  }
}
