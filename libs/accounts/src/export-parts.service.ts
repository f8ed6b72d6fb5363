import { Injectable } from '@nestjs/common';
import type { Tx } from '@promptprint/platform';

export interface Holder {
  accountId: string;
  personId: string;
}

export interface ExportPage {
  rows: readonly object[];
  /** Where the next page begins; null after the last. */
  next: string | null;
}

/** One kind of what is held about someone, read page by page, each in a short transaction that sees this account only. */
export interface ExportPart {
  /** The name of the array in the document, in camelCase. */
  name: string;
  page(tx: Tx, holder: Holder, after: string | null): Promise<ExportPage>;
}

/** Rooms above add what they hold; what nobody adds would be missing from what people get about themselves. */
@Injectable()
export class ExportParts {
  readonly #parts = new Map<string, ExportPart>();

  register(part: ExportPart): void {
    if (this.#parts.has(part.name)) throw new Error(`two export parts are called ${part.name}`);
    this.#parts.set(part.name, part);
  }

  all(): readonly ExportPart[] {
    return [...this.#parts.values()];
  }
}
