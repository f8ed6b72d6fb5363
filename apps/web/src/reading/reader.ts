import type { Explanation, UsageInput } from '@promptprint/emissions';
import type { CountOrder, Order, Report } from './result.js';
// oxlint-disable-next-line import/default -- the build makes this module: its default is the address of the worker
import workerUrl from './reading.worker.ts?worker&url';

interface ScriptGate {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => unknown };
}

/** The page may run scripts of its own origin only; a worker's address passes the same gate. */
const gate = (globalThis as { trustedTypes?: ScriptGate }).trustedTypes;
const ownScripts = gate?.createPolicy('promptprint-worker', {
  createScriptURL: (url) => {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError('foreign worker');
    return url;
  },
});

type Heard = Exclude<Report, { type: 'explanation' }>;

/** The worker that reads, counts and explains; it loads readers, tokenizer and factors only when it has to. */
export class Reader {
  readonly #worker: Worker;
  readonly #asked = new Map<number, (explanation: Explanation) => void>();
  #asks = 0;

  constructor(hear: (report: Heard) => void) {
    const address = ownScripts ? ownScripts.createScriptURL(workerUrl) : workerUrl;
    this.#worker = new Worker(address as string, { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<Report>) => {
      if (data.type !== 'explanation') return hear(data);
      this.#asked.get(data.ask)?.(data.explanation);
      this.#asked.delete(data.ask);
    };
    this.#worker.onerror = () => hear({ type: 'fault', fault: 'crashed', found: [] });
  }

  order(order: CountOrder | { type: 'facts' } | { type: 'stop' }): void {
    this.#post(order);
  }

  explain(usage: UsageInput): Promise<Explanation> {
    this.#asks += 1;
    const ask = this.#asks;
    return new Promise((resolve) => {
      this.#asked.set(ask, resolve);
      this.#post({ type: 'explain', ask, usage });
    });
  }

  close(): void {
    this.#worker.terminate();
  }

  #post(order: Order): void {
    this.#worker.postMessage(order);
  }
}
