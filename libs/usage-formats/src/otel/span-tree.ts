const deepest = 64;

/** Which spans of a batch are inside which, to count what was done once: by the innermost inference that tells of it. */
export class SpanTree {
  private readonly parents = new Map<string, string>();

  /** Whether no span is inside another, as far as is known. */
  get isFlat(): boolean {
    return this.parents.size === 0;
  }

  add(id: string, parent: string): void {
    if (parent !== '') this.parents.set(id, parent);
  }

  /** Those of the spans that have another of them inside, however deep. */
  outerOf(ids: ReadonlySet<string>): ReadonlySet<string> {
    const outer = new Set<string>();
    for (const id of ids) {
      let above = this.parents.get(id);
      for (let depth = 0; above !== undefined && depth < deepest; depth += 1) {
        if (ids.has(above) && above !== id) outer.add(above);
        above = this.parents.get(above);
      }
    }
    return outer;
  }
}
