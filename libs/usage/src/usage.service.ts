import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '@promptprint/platform';
import { decodeEvent, type UsageEvent } from '@promptprint/usage-formats';
import { AccountFacts } from './account-facts.service.js';
import { BucketService } from './bucket.service.js';
import { isBucket } from './bucket.js';
import { EventNamer } from './event-key.js';
import { measure, type Measured } from './measure.js';
import { type Fault, mostListed, nothingRecorded, type Part, type Recorded, type UnnamedEvents } from './recording.js';
import { UsageDictionaries } from './usage-dictionaries.service.js';
import { UsageWriter } from './usage-writer.service.js';
import type { Outcome } from './write-batch.js';

/** Other requests get their turn after so many events. */
const eventsPerTurn = 250;

export interface RecordOptions {
  accountId: string;
  unnamed: UnnamedEvents;
  importId?: string | null;
  /** For events that do not name their source. */
  sourceKind?: string | null;
  /** Fetched just now: what is told of a known bucket holds, also where it is less than before. */
  isLatest?: boolean;
}

interface Taken {
  measured: Measured[];
  /** What each says, where it may take the place of an earlier telling. */
  buckets: (UsageEvent | null)[];
  indexes: number[];
  faults: Fault[];
}

@Injectable()
export class UsageService {
  constructor(
    private readonly facts: AccountFacts,
    private readonly dictionaries: UsageDictionaries,
    private readonly writer: UsageWriter,
    private readonly buckets: BucketService,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores what has not been stored before. Whoever sends the same again is told so, and nothing changes; a bucket that
   * has grown since takes the place of its earlier state.
   */
  async record(part: Part, options: RecordOptions): Promise<Recorded> {
    const { accountId, importId = null, isLatest = false } = options;
    await this.facts.allow(accountId, part.items.length + part.faults.length);
    const taken = await this.take(part, options);
    const { measured, faults } = taken;
    if (measured.length === 0 && importId === null) return answerOf(taken, []);
    await this.facts.zone(accountId);
    const rows = await this.dictionaries.complete(accountId, measured);
    const mayOverlap = this.dictionaries.mayOverlap(accountId);
    const outcomes = await this.writer.append({ accountId, importId, rows, refused: faults.length, mayOverlap });
    if (!outcomes.includes('conflict')) return answerOf(taken, outcomes);
    const tellings = outcomes.flatMap((outcome, at) => {
      const row = rows[at];
      return row ? [{ row, bucket: taken.buckets[at] ?? null, outcome }] : [];
    });
    return answerOf(taken, await this.buckets.settle({ accountId, importId, isLatest }, tellings));
  }

  private async take({ items, faults }: Part, options: RecordOptions): Promise<Taken> {
    const { accountId, importId = null, sourceKind = null, unnamed } = options;
    const namer = new EventNamer(await this.facts.secret(accountId));
    const members = await this.facts.members(accountId);
    const rules = { now: this.clock.now().getTime(), needsTime: true };
    const taken: Taken = { measured: [], buckets: [], indexes: [], faults: [...faults] };
    for (const [at, { index, json }] of items.entries()) {
      if (at % eventsPerTurn === eventsPerTurn - 1) await nextTurn();
      const event = decodeEvent(json, index, rules);
      if (Array.isArray(event)) {
        taken.faults.push(...event.slice(0, 1));
        continue;
      }
      if (sourceKind !== null && event.sourceKind === 'canonical') event.sourceKind = sourceKind;
      const nameFor = (content: string) => unnamed.name(content, index);
      const measured = isOfMember(event, members) ? measure(event, { accountId, importId, namer, nameFor }) : null;
      if (measured === null) taken.faults.push(faultOf(event, index, members));
      else {
        taken.measured.push(measured);
        taken.buckets.push(isBucket(event) ? event : null);
        taken.indexes.push(index);
      }
    }
    return taken;
  }
}

const isOfMember = ({ memberId }: UsageEvent, members: ReadonlySet<string>) =>
  memberId === null || members.has(memberId.toLowerCase());

function faultOf(event: UsageEvent, index: number, members: ReadonlySet<string>): Fault {
  return isOfMember(event, members)
    ? { index, pointer: '', code: 'figures-too-large' }
    : { index, pointer: '/memberId', code: 'unknown-member' };
}

function answerOf({ indexes, faults }: Taken, outcomes: readonly Outcome[]): Recorded {
  const answer = nothingRecorded();
  const refused = [...faults];
  for (const [at, outcome] of outcomes.entries()) {
    const index = indexes[at] ?? 0;
    if (outcome === 'recorded') answer.recorded += 1;
    else if (outcome === 'duplicate') answer.duplicates += 1;
    else if (outcome === 'refused') refused.push({ index, pointer: '', code: 'not-storable' });
    else {
      answer.conflicts += 1;
      if (answer.conflictIndexes.length < mostListed) answer.conflictIndexes.push(index);
    }
  }
  answer.refusedCount = refused.length;
  answer.refused = refused.toSorted((a, b) => a.index - b.index).slice(0, mostListed);
  return answer;
}
