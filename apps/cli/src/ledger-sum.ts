import { classLedger, type ClassLedger, type Estimate, mergeLedgers } from '@promptprint/emissions';

const mostUnmerged = 256;

/** Gathers ledger rows and merges those of one class now and then: however many there are, it needs the memory of the classes. */
export class LedgerSum {
  #rows: ClassLedger[] = [];
  #merged = 0;

  add(estimate: Estimate): void {
    this.#rows.push(classLedger(estimate));
    if (this.#rows.length > mostUnmerged + 2 * this.#merged) this.rows();
  }

  rows(): readonly ClassLedger[] {
    this.#rows = mergeLedgers(this.#rows);
    this.#merged = this.#rows.length;
    return this.#rows;
  }
}
