import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** The reader at the other end of the pipe is gone (`| head`): there is nobody left to write for. */
export class PipeClosed extends Error {}

const flushCharacters = 32_768;

/** Gathers lines and writes them in pieces; waits when the reader is slow, so memory stays flat. */
export class Output {
  #pending = '';
  #isClosed = false;

  constructor(readonly stream: Writable & { isTTY?: boolean; columns?: number }) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.#isClosed = true;
      if (error.code !== 'EPIPE' && error.code !== 'EOF') throw error;
    });
  }

  line(text = ''): void {
    this.#pending += `${text}\n`;
  }

  text(text: string): void {
    this.#pending += text;
  }

  /** True when enough has gathered that the caller should flush. */
  get isFull(): boolean {
    return this.#pending.length >= flushCharacters;
  }

  async flush(): Promise<void> {
    if (this.#isClosed) throw new PipeClosed();
    if (this.#pending === '') return;
    const text = this.#pending;
    this.#pending = '';
    if (this.stream.write(text)) return;
    const waiting = new AbortController();
    const { signal } = waiting;
    await Promise.race([once(this.stream, 'drain', { signal }), once(this.stream, 'close', { signal })]).catch(
      () => undefined,
    );
    // The one that did not come would wait on, and listen, for good.
    waiting.abort();
    if (this.#isClosed || this.stream.destroyed) throw new PipeClosed();
  }
}
