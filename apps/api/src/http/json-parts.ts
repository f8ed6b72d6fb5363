import { Readable } from 'node:stream';

/** Shorter lists make answers that one string holds well. */
const manyElements = 64;
const partBytes = 64 * 1024;
/** Kept between answers: those of a few years by day at once. */
const mostSpare = 64;

/**
 * An answer as JSON, in parts where a list in it is long. A year of days is half a megabyte: as one string it is
 * written three times before it leaves, each time into memory never used before.
 */
export function jsonOf(answer: unknown): string | Readable {
  if (!isRecord(answer) || !Object.values(answer).some(isLong)) return JSON.stringify(answer);
  const text = new Utf8Parts();
  let before = '{';
  for (const [name, value] of Object.entries(answer)) {
    if (value === undefined) continue;
    text.add(`${before}${JSON.stringify(name)}:`);
    if (isLong(value)) addList(text, value);
    else text.add(JSON.stringify(value));
    before = ',';
  }
  text.add('}');
  return new SentParts(text.parts());
}

function addList(text: Utf8Parts, list: readonly unknown[]): void {
  for (let at = 0; at < list.length; at += 1) {
    text.add(at === 0 ? '[' : ',');
    text.add(JSON.stringify(list[at] ?? null));
  }
  text.add(']');
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);

const isLong = (value: unknown): value is unknown[] => Array.isArray(value) && value.length >= manyElements;

/**
 * Parts that were sent, to be written again: memory beside the heap counts for the collector too, and answers that
 * each bring half a megabyte of it would have it look at everything every hundred answers.
 */
const spare: Buffer[] = [];

class Utf8Parts {
  readonly #full: Buffer[] = [];
  #part = spare.pop() ?? Buffer.allocUnsafeSlow(partBytes);
  #length = 0;

  add(text: string): void {
    // A UTF-16 unit is at most three bytes.
    const most = text.length * 3;
    if (this.#length + most > this.#part.length) {
      this.#full.push(this.#part.subarray(0, this.#length));
      this.#part = (most <= partBytes ? spare.pop() : undefined) ?? Buffer.allocUnsafeSlow(Math.max(partBytes, most));
      this.#length = 0;
    }
    this.#length += this.#part.write(text, this.#length);
  }

  parts(): Buffer[] {
    return [...this.#full, this.#part.subarray(0, this.#length)];
  }
}

class SentParts extends Readable {
  #next = 0;

  constructor(private readonly all: readonly Buffer[]) {
    super();
  }

  override _read(): void {
    this.push(this.all[this.#next] ?? null);
    this.#next += 1;
  }

  override pipe<Sink extends NodeJS.WritableStream>(sink: Sink, options?: { end?: boolean }): Sink {
    // Only once everything is with the operating system: whoever leaves early takes the parts along.
    sink.once('finish', () => this.giveBack());
    return super.pipe(sink, options);
  }

  private giveBack(): void {
    for (const { buffer } of this.all)
      if (buffer.byteLength === partBytes && spare.length < mostSpare) spare.push(Buffer.from(buffer));
  }
}
