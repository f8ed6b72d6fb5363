import { existsSync, type FSWatcher, statSync, watch } from 'node:fs';
import { DomainError } from '@promptprint/kernel';
import type { Environment } from './environment.js';
import { logFiles } from './log-files.js';
import { logPlaces } from './log-places.js';

/** After the first word of a change the others of the same moment are waited for. */
const gatherMs = 200;

/**
 * Says when logs have grown: at once where the system tells, and in any case when their sizes and times have changed at
 * the next look. Some file systems tell nothing, and folders may come into being later.
 */
export class LogWatch {
  readonly #watchers = new Map<string, FSWatcher>();
  #marks: string;
  #wake: (() => void) | null = null;

  constructor(
    private readonly environment: Environment,
    private readonly everyMs: number,
  ) {
    this.#marks = this.#look();
    this.#listen();
  }

  /** Comes back when something has changed, when `atMostMs` have passed, or when it is told to stop. */
  async next(signal: AbortSignal, atMostMs: number | null): Promise<void> {
    const until = atMostMs === null ? Infinity : Date.now() + atMostMs;
    while (!signal.aborted) {
      const isTold = await this.#rest(Math.min(this.everyMs, Math.max(0, until - Date.now())), signal);
      if (isTold && !signal.aborted) await this.#rest(gatherMs, signal);
      this.#listen();
      const marks = this.#look();
      const hasChanged = marks !== this.#marks;
      this.#marks = marks;
      if (hasChanged || Date.now() >= until) return;
    }
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #rest(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isTold: boolean) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stopped);
        this.#wake = null;
        resolve(isTold);
      };
      const stopped = () => end(false);
      const timer = setTimeout(() => end(false), milliseconds);
      this.#wake = () => end(true);
      signal.addEventListener('abort', stopped, { once: true });
    });
  }

  #listen(): void {
    for (const { directory } of logPlaces(this.environment)) {
      if (this.#watchers.has(directory) || !existsSync(directory)) continue;
      try {
        const watcher = watch(directory, { recursive: true, persistent: false }, () => this.#wake?.());
        watcher.on('error', () => {
          watcher.close();
          this.#watchers.delete(directory);
        });
        this.#watchers.set(directory, watcher);
      } catch {
        // Without a word from the system it is looked at every few seconds.
      }
    }
  }

  #look(): string {
    try {
      const since = new Date(Date.now() - 86_400_000);
      return logFiles(this.environment, since)
        .flatMap(({ path }) => [path, `${path}-wal`])
        .map((path) => {
          const stat = statSync(path, { throwIfNoEntry: false });
          return stat === undefined ? '' : `${path} ${stat.size} ${stat.mtimeMs}`;
        })
        .join('\n');
    } catch (error) {
      if (error instanceof DomainError) return '';
      throw error;
    }
  }
}
