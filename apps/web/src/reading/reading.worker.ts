import type { Order, Report } from './result.js';

const report = (message: Report): void => postMessage(message);
let stopping = new AbortController();
let queue: Promise<void> = Promise.resolve();

/** One order after the other; a stop reaches the one that is running. What an order needs is loaded with it. */
onmessage = ({ data }: MessageEvent<Order>) => {
  if (data.type === 'stop') {
    stopping.abort();
    return;
  }
  // Facts and explanations are quick and stop nothing; a count is what a stop is meant for.
  if (data.type !== 'facts' && data.type !== 'explain') stopping = new AbortController();
  const { signal } = stopping;
  queue = queue.then(() => obey(data, signal)).catch(() => report({ type: 'fault', fault: 'crashed', found: [] }));
};

async function obey(order: Exclude<Order, { type: 'stop' }>, signal: AbortSignal): Promise<void> {
  if (order.type === 'facts') {
    const { methodFacts } = await import('./method-facts.js');
    return report({ type: 'facts', facts: methodFacts() });
  }
  if (order.type === 'explain') {
    const { explain } = await import('@promptprint/emissions');
    return report({ type: 'explanation', ask: order.ask, explanation: explain(order.usage) });
  }
  const { count } = await import('./count.js');
  await count(order, { signal, report, now: Date.now() });
}
