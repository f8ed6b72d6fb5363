import type { TimePrecision } from '@promptprint/usage-formats';
import type { ReadingResult } from './result.js';

const keptMs = 30 * 86_400_000;
const database = 'promptprint';

export interface KeptResult {
  result: ReadingResult;
  until: number;
  /** Names the parts in the other store that belong to this result. */
  reading: string;
  /** How exactly times travel, should the person keep it. */
  precision: TimePrecision;
  /** The import it is being sent as, and the one it has been sent as. */
  openImport: string | null;
  sentAs: string | null;
}

/** The last result, while its 30 days are not over; an older one is erased on sight. */
export async function keptResult(now: number): Promise<KeptResult | null> {
  try {
    const kept = await run<KeptResult | undefined>('result', 'readonly', (store) => store.get('latest'));
    if (!kept) return null;
    if (kept.until > now) return kept;
    await forgetResult();
    return null;
  } catch {
    return null;
  }
}

/** The events of the kept result part by part, as JSON lines: counts only, which hold no text. */
export async function* keptParts({ reading }: KeptResult): AsyncGenerator<string> {
  const keys = await run<IDBValidKey[]>('parts', 'readonly', (store) => store.getAllKeys(ofReading(reading)));
  for (const key of keys) yield run<string>('parts', 'readonly', (store) => store.get(key));
}

export async function changeKept(
  change: Partial<Pick<KeptResult, 'precision' | 'openImport' | 'sentAs'>>,
): Promise<void> {
  const kept = await run<KeptResult | undefined>('result', 'readonly', (store) => store.get('latest'));
  if (kept) await run('result', 'readwrite', (store) => store.put({ ...kept, ...change }, 'latest'));
}

export async function forgetResult(): Promise<void> {
  await run('result', 'readwrite', (store) => store.clear());
  await run('parts', 'readwrite', (store) => store.clear());
}

/** Puts a reading aside while it goes on, so that a large one never stands in memory as a whole. */
export class Keeping {
  #lines = '';
  #count = 0;
  #canKeep = true;

  private constructor(private readonly reading: string) {}

  static begin(): Keeping {
    return new Keeping(crypto.randomUUID());
  }

  async add(lines: string): Promise<void> {
    this.#lines += lines;
    if (this.#lines.length > partLength) await this.#flush();
  }

  /** Makes this reading the kept one; answers until when, or null where the browser keeps nothing. */
  async finish(result: ReadingResult, now: number): Promise<number | null> {
    await this.#flush();
    if (!this.#canKeep) return null;
    try {
      const until = now + keptMs;
      const fresh = { precision: 'hour', openImport: null, sentAs: null } as const;
      const kept: KeptResult = { result, until, reading: this.reading, ...fresh };
      await run('result', 'readwrite', (store) => store.put(kept, 'latest'));
      await dropOthers(this.reading);
      return until;
    } catch {
      return null;
    }
  }

  async drop(): Promise<void> {
    try {
      await run('parts', 'readwrite', (store) => store.delete(ofReading(this.reading)));
    } catch {
      // Where storage is forbidden there is nothing to drop.
    }
  }

  async #flush(): Promise<void> {
    const lines = this.#lines;
    this.#lines = '';
    if (lines === '' || !this.#canKeep) return;
    try {
      const key = [this.reading, (this.#count += 1)];
      await run('parts', 'readwrite', (store) => store.put(lines, key));
    } catch {
      // A private window or a full disk: the result is shown all the same, only not kept.
      this.#canKeep = false;
    }
  }
}

/** Well below what the API takes at once. */
const partLength = 1_000_000;

const ofReading = (reading: string): IDBKeyRange => IDBKeyRange.bound([reading, 0], [reading, Number.MAX_SAFE_INTEGER]);

async function dropOthers(reading: string): Promise<void> {
  const keys = await run<[string, number][]>('parts', 'readonly', (store) => store.getAllKeys());
  const others = new Set(keys.flatMap(([own]) => (own === reading ? [] : [own])));
  for (const other of others) await run('parts', 'readwrite', (store) => store.delete(ofReading(other)));
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('result');
    request.result.createObjectStore('parts');
  };
  return settled(request);
}

async function run<Value>(
  name: 'result' | 'parts',
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<Value> {
  const db = await open();
  try {
    return await settled<Value>(work(db.transaction(name, mode).objectStore(name)));
  } finally {
    db.close();
  }
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('storage failed'));
  });
}
