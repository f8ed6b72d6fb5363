import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '@promptprint/platform';
import { decodeEvent, formatIds, type Refusal, type UsageEvent } from '@promptprint/usage-formats';
import { AccountFacts } from './account-facts.service.js';
import { BucketService } from './bucket.service.js';
import { isBucket } from './bucket.js';
import { contentOf, EventNamer } from './event-key.js';
import { measure, type Measured } from './measure.js';
import { type Fault, mostListed, nothingRecorded, type Part, type Recorded, UnnamedEvents } from './recording.js';
import { UsageDictionaries } from './usage-dictionaries.service.js';
import { UsageWriter } from './usage-writer.service.js';
import type { Outcome } from './write-batch.js';

/** Other requests get their turn after so many events. */
const eventsPerTurn = 100;

export interface RecordOptions {
  accountId: string;
  unnamed: UnnamedEvents;
  importId?: string | null;
  /** For events that do not name their source. */
  sourceKind?: string | null;
  /** Fetched just now: what is told of a known bucket holds, also where it is less than before. */
  isLatest?: boolean;
}

interface Indexed {
  index: number;
}

interface PartOf<Item> {
  items: readonly Item[];
  faults: readonly Fault[];
}

type Taking<Item> = [decode: (item: Item) => UsageEvent | Refusal[], options: RecordOptions];

interface Taken {
  measured: Measured[];
  /** What each says, where it may take the place of an earlier telling. */
  buckets: (UsageEvent | null)[];
  indexes: number[];
  faults: Fault[];
  /** The source of each fault. */
  refusedKinds: string[];
}

@Injectable()
export class UsageService {
  #lastTaken: Promise<unknown> = Promise.resolve();

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
    await this.facts.allow(options.accountId, part.items.length + part.faults.length);
    const rules = { now: this.clock.now().getTime(), needsTime: true };
    const decode = ({ index, json }: Part['items'][number]) => decodeEvent(json, index, rules);
    return this.store(await this.takeInTurn(part, decode, options), options);
  }

  /** The same for events that were read by this very process, and have ids of their own. */
  async recordEvents(events: readonly UsageEvent[], accountId: string): Promise<Recorded> {
    await this.facts.allow(accountId, events.length);
    const items = events.map((event, index) => ({ index, event }));
    const options = { accountId, unnamed: new UnnamedEvents(null) };
    return this.store(await this.takeInTurn({ items, faults: [] }, ({ event }) => event, options), options);
  }

  private async store(
    taken: Taken,
    { accountId, importId = null, isLatest = false }: RecordOptions,
  ): Promise<Recorded> {
    const { measured, faults } = taken;
    if (measured.length + faults.length === 0 && importId === null) return answerOf(taken, []);
    await this.facts.zone(accountId);
    const { rows, refused } = await this.dictionaries.complete(accountId, measured, taken.refusedKinds);
    const mayOverlap = this.dictionaries.mayOverlap(accountId);
    const outcomes = await this.writer.append({ accountId, importId, rows, refused, mayOverlap });
    if (!outcomes.includes('conflict')) return answerOf(taken, outcomes);
    const tellings = outcomes.flatMap((outcome, at) => {
      const row = rows[at];
      return row ? [{ row, bucket: taken.buckets[at] ?? null, outcome }] : [];
    });
    return answerOf(taken, await this.buckets.settle({ accountId, importId, isLatest }, tellings));
  }

  /** Whoever goes on behind events that were recorded before names equal ones without an id as if it had sent all. */
  passBy(
    part: Pick<Part, 'items'>,
    { unnamed, sourceKind = null }: Pick<RecordOptions, 'unnamed' | 'sourceKind'>,
  ): void {
    const rules = { now: this.clock.now().getTime(), needsTime: true };
    for (const { index, json } of part.items) {
      const event = decodeEvent(json, index, rules);
      if (Array.isArray(event) || event.id !== null) continue;
      if (sourceKind !== null && event.sourceKind === 'canonical') event.sourceKind = sourceKind;
      unnamed.name(contentOf(event), index);
    }
  }

  /**
   * Large parts one after another: side by side all of them would be ready at the same late time, the database idle
   * until then and the processor idle afterwards.
   */
  private takeInTurn<Item extends Indexed>(part: PartOf<Item>, ...how: Taking<Item>): Promise<Taken> {
    if (part.items.length <= eventsPerTurn) return this.take(part, ...how);
    const taken = this.#lastTaken.then(() => this.take(part, ...how));
    this.#lastTaken = taken.catch(() => undefined);
    return taken;
  }

  private async take<Item extends Indexed>(
    { items, faults }: PartOf<Item>,
    ...[decode, options]: Taking<Item>
  ): Promise<Taken> {
    const { accountId, importId = null, sourceKind = null, unnamed } = options;
    const namer = new EventNamer(await this.facts.secret(accountId));
    const members = await this.facts.members(accountId);
    const otherwise = sourceKind ?? 'canonical';
    const taken: Taken = {
      measured: [],
      buckets: [],
      indexes: [],
      faults: [...faults],
      refusedKinds: faults.map(() => otherwise),
    };
    for (const [at, item] of items.entries()) {
      if (at % eventsPerTurn === eventsPerTurn - 1) await nextTurn();
      const { index } = item;
      const event = decode(item);
      if (Array.isArray(event)) {
        taken.faults.push(...event.slice(0, 1));
        taken.refusedKinds.push(namedKind(item) ?? otherwise);
        continue;
      }
      if (sourceKind !== null && event.sourceKind === 'canonical') event.sourceKind = sourceKind;
      const nameFor = (content: string) => unnamed.name(content, index);
      const measured = isOfMember(event, members) ? measure(event, { accountId, importId, namer, nameFor }) : null;
      if (measured === null) {
        taken.faults.push(faultOf(event, index, members));
        taken.refusedKinds.push(event.sourceKind);
      } else {
        taken.measured.push(measured);
        taken.buckets.push(isBucket(event) ? event : null);
        taken.indexes.push(index);
      }
    }
    return taken;
  }
}

/** The source an event that breaks a rule says it is of; only those this product knows, others are anybody's words. */
function namedKind(item: object): string | undefined {
  const json = 'json' in item ? item.json : null;
  const kind = typeof json === 'object' && json !== null && 'sourceKind' in json ? json.sourceKind : null;
  return formatIds.find((id) => id === kind);
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
