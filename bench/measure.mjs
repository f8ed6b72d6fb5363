/** The middle value: one slow round on a busy machine does not move it. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs both sides in turns, so that a machine that slows down slows both; returns the median seconds of each. */
export async function inTurns(rounds, figure, baseline) {
  const seconds = { figure: [], baseline: [] };
  for (let round = 0; round < rounds; round += 1) {
    seconds.baseline.push(await secondsOf(baseline));
    seconds.figure.push(await secondsOf(figure));
  }
  return { figure: median(seconds.figure), baseline: median(seconds.baseline) };
}

export async function secondsOf(work) {
  globalThis.gc?.();
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** Highest memory above the start while `work` runs, in bytes, looked at every few milliseconds. */
export async function peakMemoryOf(work) {
  globalThis.gc?.();
  const start = process.memoryUsage.rss();
  let peak = start;
  const look = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  const timer = setInterval(look, 5);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  look();
  return peak - start;
}

export function rounded(value) {
  return Number(value.toPrecision(6));
}
