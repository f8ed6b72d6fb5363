import type { Interval } from '@promptprint/kernel';

export interface BandPoint {
  x0: number;
  x1: number;
  interval: Interval | null;
}

/** A centre would mislead where the ends lie this far apart: the band alone is drawn. */
const wideRatio = 10;

const isWide = ({ low, high }: Interval): boolean => high >= low * wideRatio;

/** Runs of neighbouring points that have a value: a missing day is a gap, not a zero. */
export function runs(points: readonly BandPoint[]): (BandPoint & { interval: Interval })[][] {
  const found: (BandPoint & { interval: Interval })[][] = [];
  let open: (BandPoint & { interval: Interval })[] = [];
  for (const point of points) {
    if (point.interval) open.push({ ...point, interval: point.interval });
    else if (open.length > 0) {
      found.push(open);
      open = [];
    }
  }
  if (open.length > 0) found.push(open);
  return found;
}

/** One edge of the band as steps: `M x,y H x V y …`. */
export function edge(run: readonly (BandPoint & { interval: Interval })[], y: (interval: Interval) => number): string {
  return run.map(({ x0, x1, interval }, at) => `${at === 0 ? 'M' : 'L'}${x0} ${round(y(interval))}H${x1}`).join('');
}

/** The closed area between low and high. */
export function area(run: readonly (BandPoint & { interval: Interval })[], y: (value: number) => number): string {
  const back = run.toReversed().map(({ x0, x1, interval }) => `L${x1} ${round(y(interval.low))}H${x0}`);
  return `${edge(run, ({ high }) => y(high))}${back.join('')}Z`;
}

/** The centre line, only over points whose interval is narrow enough to have one. */
export function centre(run: readonly (BandPoint & { interval: Interval })[], y: (value: number) => number): string {
  let path = '';
  let isDrawing = false;
  for (const { x0, x1, interval } of run) {
    if (isWide(interval)) isDrawing = false;
    else {
      path += `${isDrawing ? 'L' : 'M'}${x0} ${round(y(interval.mid))}H${x1}`;
      isDrawing = true;
    }
  }
  return path;
}

const round = (value: number): number => Math.round(value * 10) / 10;
