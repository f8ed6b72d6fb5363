import type { Footprint } from './footprint.js';

/** A year by day is half a megabyte. */
const most = 64;

/** Footprints as they were computed, each with the state of the sums it was computed from; the ones not asked for longest go first. */
export class RememberedFootprints {
  readonly #known = new Map<string, { state: string; footprint: Footprint }>();

  find(question: string, state: string): Footprint | null {
    const known = this.#known.get(question);
    if (known?.state !== state) return null;
    this.#known.delete(question);
    this.#known.set(question, known);
    return known.footprint;
  }

  keep(question: string, state: string, footprint: Footprint): Footprint {
    this.#known.delete(question);
    this.#known.set(question, { state, footprint });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= most) break;
      this.#known.delete(oldest);
    }
    return footprint;
  }
}
