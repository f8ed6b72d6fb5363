import type { ReadProgress } from '@promptprint/usage-formats';
import type { Context } from './command.js';
import { cut } from './text-width.js';

const clear = '\r\u001b[2K';
const leastPauseMs = 100;

/** One line on standard error that writes over itself; nothing where nobody watches. */
export class ProgressLine {
  #lastMs = 0;
  #isShown = false;

  constructor(private readonly context: Pick<Context, 'err' | 'isJson' | 'width' | 'paint'>) {}

  show(text: string, now = performance.now()): void {
    const { err, isJson, width, paint } = this.context;
    if (!err.stream.isTTY || isJson || now - this.#lastMs < leastPauseMs) return;
    this.#lastMs = now;
    this.#isShown = true;
    err.stream.write(`${clear}${paint.quiet(cut(text, width - 1))}`);
  }

  done(): void {
    if (this.#isShown) this.context.err.stream.write(clear);
    this.#isShown = false;
  }
}

/** How much of the bytes is read, from 0 to 1; nothing to read counts as read. */
export function shareRead({ bytesRead, bytesTotal }: Pick<ReadProgress, 'bytesRead' | 'bytesTotal'>): number {
  return bytesTotal > 0 ? Math.min(1, bytesRead / bytesTotal) : 1;
}
