import { Injectable } from '@nestjs/common';

/** Whether this process is on its way out: readiness says no and answers close their connection. */
@Injectable()
export class Drain {
  #isDraining = false;
  readonly #watchers: (() => void)[] = [];

  get isDraining(): boolean {
    return this.#isDraining;
  }

  begin(): void {
    if (this.#isDraining) return;
    this.#isDraining = true;
    for (const watcher of this.#watchers) watcher();
  }

  onBegin(watcher: () => void): void {
    this.#watchers.push(watcher);
  }
}
