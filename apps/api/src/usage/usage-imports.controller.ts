import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@promptprint/kernel';
import {
  type ImportReading,
  ImportReadings,
  ImportService,
  nothingRecorded,
  type Recorded,
  UnnamedEvents,
  type UsageImport,
} from '@promptprint/usage';
import { formatIds } from '@promptprint/usage-formats';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { AlsoAnswers } from '../http/also-answers.js';
import { mib, Takes } from '../http/body-rules.js';
import { ImportFiles } from '../import-files/import-files.service.js';
import { IdPipe } from '../accounts/id.pipe.js';
import { CallKey } from './call-key.js';
import { Events, type EventStream, type FilesWish, ImportWish, type NewImportWish } from './event-stream.js';
import { recordStream } from './record-stream.js';
import { usageImportAnswer, usageImportPartAnswer, usageImportReadAnswer } from './usage-import-answer.js';
import { mostEventsInBody, UsageEventsBody } from './usage-event-body.dto.js';
import { UsageImportBody, UsageImportChangeBody } from './usage-imports-body.dto.js';
import {
  UsageImportAnswer,
  UsageImportListAnswer,
  UsageImportPartAnswer,
  UsageImportReadAnswer,
} from './usage-imports.dto.js';
import { PageQuery } from './usage-events-query.dto.js';

/** Small files are read by then. */
const answerWithinMs = 10_000;

@ApiTags('Usage')
@Controller('v1/usage-imports')
export class UsageImportsController {
  constructor(
    private readonly imports: ImportService,
    private readonly readings: ImportReadings,
    private readonly files: ImportFiles,
  ) {}

  /**
   * Opens an import: entries that were read together, are counted together, and can be taken back together. Takes events
   * as JSON, or files as a form: those are read on the server in a process of its own and deleted then. Files that may hold
   * what somebody wrote are refused unless the form says `acceptsText=true` before them; the browser and the command line
   * read them where they lie. What takes longer than a few seconds goes on after the answer: see `reading`.
   */
  @Post()
  @Access({ scope: 'usage:write' })
  @Takes({ limit: 4 * mib, maxItems: mostEventsInBody, types: ['multipart/form-data'] })
  @ApiConsumes('application/json')
  @ApiBody({ type: UsageImportBody })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'Names the events that bring no id of their own.',
  })
  async open(
    @Caller() caller: CallerFacts,
    @ImportWish() wish: NewImportWish | FilesWish,
    @CallKey() callKey: string | null,
  ): Promise<UsageImportPartAnswer> {
    const { accountId, locale } = caller;
    if ('parts' in wish) return this.readFiles(caller, wish);
    const id = await this.imports.open(accountId, wish);
    const part =
      wish.events.length > 0 ? await this.addTo(id, caller, { events: wish.events, callKey }) : nothingRecorded();
    if (wish.isComplete) await this.imports.close(accountId, id);
    return usageImportPartAnswer(await this.imports.get(accountId, id), { part, locale, reading: null });
  }

  /** Adds a part. Parts that are sent again add nothing. */
  @Post(':id/events')
  @HttpCode(200)
  @Access({ scope: 'usage:write' })
  @AlsoAnswers(409)
  @Takes({
    limit: 4 * mib,
    limits: { 'application/x-ndjson': 64 * mib },
    types: ['application/x-ndjson'],
    maxItems: mostEventsInBody,
  })
  @ApiConsumes('application/json')
  @ApiBody({ type: UsageEventsBody })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'Names the events that bring no id of their own.',
  })
  async add(
    @Caller() caller: CallerFacts,
    @Param('id', IdPipe) id: string,
    @Events() events: EventStream,
    @CallKey() callKey: string | null,
  ): Promise<UsageImportPartAnswer> {
    const part = await this.addTo(id, caller, { events, callKey });
    const { accountId, locale } = caller;
    return usageImportPartAnswer(await this.imports.get(accountId, id), { part, locale, reading: null });
  }

  /** The imports, the latest first. */
  @Get()
  @Access({ scope: 'usage:read' })
  async list(
    @Caller() { accountId }: CallerFacts,
    @Query() { cursor, limit = 50 }: PageQuery,
  ): Promise<UsageImportListAnswer> {
    const { imports, nextCursor } = await this.imports.list(accountId, { cursor, limit });
    return { items: imports.map(usageImportAnswer), nextCursor };
  }

  @Get(':id')
  @Access({ scope: 'usage:read' })
  async one(@Caller() { accountId }: CallerFacts, @Param('id', IdPipe) id: string): Promise<UsageImportReadAnswer> {
    const found = await this.imports.get(accountId, id);
    return usageImportReadAnswer(found, await this.readings.get(accountId, id));
  }

  /** Closes the import. */
  @Patch(':id')
  @Access({ scope: 'usage:write' })
  @AlsoAnswers(409)
  async close(
    @Caller() { accountId }: CallerFacts,
    @Param('id', IdPipe) id: string,
    @Body() _body: UsageImportChangeBody,
  ): Promise<UsageImportAnswer> {
    await this.imports.get(accountId, id);
    await this.imports.close(accountId, id);
    return usageImportAnswer(await this.imports.get(accountId, id));
  }

  /** Takes the import back: its entries go, and every total shrinks by exactly their sum. Doing it twice changes nothing. */
  @Delete(':id')
  @Access({ scope: 'usage:write' })
  async undo(@Caller() { accountId }: CallerFacts, @Param('id', IdPipe) id: string): Promise<UsageImportAnswer> {
    await this.imports.undo(accountId, id);
    return usageImportAnswer(await this.imports.get(accountId, id));
  }

  private async readFiles({ accountId, locale }: CallerFacts, { parts }: FilesWish): Promise<UsageImportPartAnswer> {
    const id = await this.files.take(accountId, parts);
    await this.files.settled(id, answerWithinMs);
    const [found, reading] = [await this.imports.get(accountId, id), await this.readings.get(accountId, id)];
    if (reading?.fault && found.seen === 0) {
      await this.imports.drop(accountId, id);
      throw new DomainError('invalid', reading.fault, { tried: formatIds, reasons: reasonsOf(reading) });
    }
    return usageImportPartAnswer(found, { part: recordedSoFar(found), locale, reading });
  }

  private addTo(
    id: string,
    { accountId }: CallerFacts,
    { events, callKey }: { events: EventStream; callKey: string | null },
  ): Promise<Recorded> {
    const unnamed = new UnnamedEvents(callKey);
    return recordStream(events, (part) => this.imports.add(accountId, id, { ...part, unnamed }));
  }
}

const reasonsOf = ({ report }: ImportReading) => (report?.skipped ?? []).map(({ reason }) => reason);

/** The files were told of as a whole. */
const recordedSoFar = ({ recorded, duplicates, conflicts, refused }: UsageImport): Recorded => ({
  ...nothingRecorded(),
  recorded,
  duplicates,
  conflicts,
  refusedCount: refused,
});
