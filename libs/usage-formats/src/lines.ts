import type { Element } from './json-elements.js';
import { joined } from './json-elements.js';
import { limits } from './limits.js';

const lineFeed = 10;
const carriageReturn = 13;

/** Cuts chunks into lines without their ends; a line beyond the cap is stepped over and named. */
export class Lines {
  private kept: Uint8Array[] = [];
  private keptBytes = 0;

  push(chunk: Uint8Array): Element[] {
    const found: Element[] = [];
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      this.keep(chunk.subarray(start, end));
      found.push(this.take());
      start = end + 1;
    }
    this.keep(chunk.subarray(start));
    return found;
  }

  /** The last line, when nothing ends it. */
  end(): Element[] {
    return this.keptBytes === 0 ? [] : [this.take()];
  }

  private keep(piece: Uint8Array): void {
    this.keptBytes += piece.length;
    if (this.keptBytes > limits.elementBytes) this.kept = [];
    else if (piece.length > 0) this.kept.push(piece);
  }

  private take(): Element {
    const isTooLarge = this.keptBytes > limits.elementBytes;
    const line = isTooLarge ? new Uint8Array(0) : joined(this.kept, this.keptBytes);
    this.kept = [];
    this.keptBytes = 0;
    if (isTooLarge) return { bytes: null, reason: 'too-large' };
    return { bytes: line.at(-1) === carriageReturn ? line.subarray(0, -1) : line };
  }
}
