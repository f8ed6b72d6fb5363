import { Injectable } from '@nestjs/common';
import type { Measured } from './measure.js';
import { UsageClasses } from './usage-classes.service.js';
import { UsageSources } from './usage-sources.service.js';
import type { UsageRow } from './usage-row.js';

/** The small numbers that stand for words in events and roll-ups. */
@Injectable()
export class UsageDictionaries {
  constructor(
    private readonly classes: UsageClasses,
    private readonly sources: UsageSources,
  ) {}

  /** Whether sources of the account may tell of the same tokens; known once rows of it were completed. */
  mayOverlap(accountId: string): boolean {
    return this.sources.mayOverlap(accountId);
  }

  /** Completes the rows with the numbers of their classes and sources; `refusedKinds` are the sources of what is no row. */
  async complete(
    accountId: string,
    measured: readonly Measured[],
    refusedKinds: readonly string[],
  ): Promise<{ rows: UsageRow[]; refused: number[] }> {
    const classNos = await this.classes.numbers(measured.map(({ usageClass }) => usageClass));
    const kinds = new Set([...measured.map(({ sourceKind }) => sourceKind), ...refusedKinds]);
    const sourceNos = await this.sources.numbers(accountId, kinds);
    const rows = measured.map(({ row, sourceKind }, at) =>
      Object.assign(row, { classNo: classNos[at] ?? 0, sourceNo: sourceNos.get(sourceKind) ?? 0 }),
    );
    return { rows, refused: refusedKinds.map((kind) => sourceNos.get(kind) ?? 0) };
  }
}
