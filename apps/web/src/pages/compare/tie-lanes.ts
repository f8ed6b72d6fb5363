/** What of a bracket a row holds; null where none passes. */
export type TiePart = 'first' | 'middle' | 'last' | null;

export interface Lanes {
  /** How many brackets stand side by side. */
  count: number;
  /** By row, by lane. */
  rows: readonly (readonly TiePart[])[];
}

/** Brackets side by side where they overlap, each as far to the left as it goes. */
export function lanesOf(ties: readonly (readonly [number, number])[], size: number): Lanes {
  const lanes: TiePart[][] = [];
  for (const [first, last] of ties) {
    const free = lanes.findIndex((lane) => lane.slice(first, last + 1).every((part) => part === null));
    const lane = lanes[free] ?? Array.from<TiePart>({ length: size }).fill(null);
    if (free < 0) lanes.push(lane);
    for (let at = first; at <= last; at += 1) lane[at] = at === first ? 'first' : at === last ? 'last' : 'middle';
  }
  return { count: lanes.length, rows: Array.from({ length: size }, (_, at) => lanes.map((lane) => lane[at] ?? null)) };
}
