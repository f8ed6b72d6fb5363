import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';

const pieceBytes = 1 << 20;

/**
 * A file as a Blob, read only where it is looked at. Unlike `fs.openAsBlob` it keeps working while the file grows: a log
 * in use is read up to the size it had when it was found.
 */
export class DiskBlob extends Blob {
  readonly #path: string;
  readonly #start: number;
  readonly #end: number;

  /** When the file was last written, in milliseconds since 1970, as a `File` tells it. */
  get lastModified(): number {
    return Math.trunc(statSync(this.#path).mtimeMs);
  }

  constructor(path: string, range: { start: number; end: number } = { start: 0, end: statSync(path).size }) {
    super();
    this.#path = path;
    this.#start = range.start;
    this.#end = range.end;
  }

  override get size(): number {
    return this.#end - this.#start;
  }

  override slice(start = 0, end = this.size): DiskBlob {
    const from = within(start, this.size);
    const to = Math.max(from, within(end, this.size));
    return new DiskBlob(this.#path, { start: this.#start + from, end: this.#start + to });
  }

  override async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(this.size);
    const file = openSync(this.#path, 'r');
    try {
      let filled = 0;
      while (filled < bytes.length) {
        const read = readSync(file, bytes, filled, bytes.length - filled, this.#start + filled);
        if (read === 0) break;
        filled += read;
      }
      return filled === bytes.length ? bytes : bytes.slice(0, filled);
    } finally {
      closeSync(file);
    }
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.bytes()).buffer;
  }

  override async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    if (this.size === 0) return new Blob([]).stream();
    const bytes = createReadStream(this.#path, { start: this.#start, end: this.#end - 1, highWaterMark: pieceBytes });
    return Readable.toWeb(bytes) as ReadableStream<Uint8Array<ArrayBuffer>>;
  }
}

/** Negative positions count from the end, as in `Blob.slice`. */
function within(position: number, size: number): number {
  return position < 0 ? Math.max(0, size + position) : Math.min(position, size);
}
