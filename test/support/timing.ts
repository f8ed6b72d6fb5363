/**
 * How well one can tell two groups of durations apart: the chance that one of the first group took longer than one of
 * the second. 0.5 is a coin, 0 or 1 is certainty.
 */
export function separability(first: readonly number[], second: readonly number[]): number {
  let wins = 0;
  for (const a of first) for (const b of second) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (first.length * second.length);
}

/** Runs the two in turns, in changing order, so that whatever else the machine does meets both alike; milliseconds. */
export async function interleaved(
  rounds: number,
  first: (round: number) => Promise<unknown>,
  second: (round: number) => Promise<unknown>,
): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []];
  const measure = async (which: 0 | 1, round: number) => {
    const began = performance.now();
    await (which === 0 ? first : second)(round);
    times[which].push(performance.now() - began);
  };
  for (let round = 0; round < rounds; round += 1) {
    const order: readonly (0 | 1)[] = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const which of order) await measure(which, round);
  }
  return times;
}
