import { Injectable } from '@nestjs/common';
import type { Tx } from '@promptprint/platform';

/** How a room above empties its tables of one account. Runs in the transaction that erases the person, and again a minute later. */
export interface ErasureStep {
  name: string;
  erase(tx: Tx, accountId: string): Promise<void>;
}

/** Rooms above put their steps here when they start: a lower room cannot call them by name. */
@Injectable()
export class ErasureSteps {
  readonly #steps = new Map<string, ErasureStep>();

  register(step: ErasureStep): void {
    if (this.#steps.has(step.name)) throw new Error(`two erasure steps are called ${step.name}`);
    this.#steps.set(step.name, step);
  }

  async erase(tx: Tx, accountId: string): Promise<void> {
    for (const step of this.#steps.values()) await step.erase(tx, accountId);
  }
}
