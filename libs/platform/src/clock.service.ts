import { Injectable } from '@nestjs/common';

/** The one place "now" comes from; tests set it forward. */
@Injectable()
export class Clock {
  #offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  /** For tests of what happens later. */
  advance(milliseconds: number): void {
    this.#offsetMs += milliseconds;
  }
}
