import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import { EntryService, EventLog, UnnamedEvents, UsageService } from '@promptprint/usage';
import { AlsoAnswers } from '../http/also-answers.js';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { mib, Takes } from '../http/body-rules.js';
import { CallKey } from './call-key.js';
import { EntryIdPipe } from './entry-id.pipe.js';
import { Events, type EventStream, JsonObject } from './event-stream.js';
import { recordStream } from './record-stream.js';
import { recordedAnswer } from './recorded-answer.js';
import { usageEntryAnswer, usageEventAnswer } from './usage-event-answer.js';
import { mostEventsInBody, UsageEventBody, UsageEventsBody } from './usage-event-body.dto.js';
import { RecordedAnswer, UsageEntryAnswer, UsageEventAnswer, UsageEventListAnswer } from './usage-event.dto.js';
import { UsageEventsQuery } from './usage-events-query.dto.js';

@ApiTags('Usage')
@Controller('v1/usage-events')
export class UsageEventsController {
  constructor(
    private readonly usage: UsageService,
    private readonly log: EventLog,
    private readonly entries: EntryService,
  ) {}

  /**
   * Records usage, each event once however often it is sent. Up to 10,000 events as JSON, or any number as NDJSON, one
   * to a line. Events that are not taken are listed with the reason; the others are stored when the answer arrives.
   */
  @Post()
  @HttpCode(200)
  @Access({ scope: 'usage:write' })
  @Takes({
    limit: 4 * mib,
    limits: { 'application/x-ndjson': 64 * mib },
    types: ['application/x-ndjson', 'application/cloudevents-batch+json', 'application/cloudevents+json'],
    maxItems: mostEventsInBody,
  })
  @ApiConsumes('application/json')
  @ApiBody({ type: UsageEventsBody })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'Names the events that bring no id of their own.',
  })
  async record(
    @Caller() { accountId, locale }: CallerFacts,
    @Events() events: EventStream,
    @CallKey() callKey: string | null,
  ): Promise<RecordedAnswer> {
    const unnamed = new UnnamedEvents(callKey);
    return recordedAnswer(
      await recordStream(events, (part) => this.usage.record(part, { accountId, unnamed })),
      locale,
    );
  }

  /** The log, the latest use first. */
  @Get()
  @Access({ scope: 'usage:read' })
  async list(@Caller() { accountId }: CallerFacts, @Query() query: UsageEventsQuery): Promise<UsageEventListAnswer> {
    const { cursor, limit = 50, import: importId, ...filter } = query;
    const { entries, nextCursor } = await this.log.page(accountId, { ...filter, importId }, { cursor, limit });
    return { items: entries.map(usageEventAnswer), nextCursor };
  }

  @Get(':id')
  @Access({ scope: 'usage:read' })
  async one(@Caller() { accountId }: CallerFacts, @Param('id', EntryIdPipe) id: string): Promise<UsageEntryAnswer> {
    return usageEntryAnswer(await this.log.one(accountId, id));
  }

  /** Corrects an entry: a new one takes its place in every total, the old one stays visible as replaced. Fields not named stay as they are. */
  @Patch(':id')
  @Access({ scope: 'usage:write' })
  @AlsoAnswers(409)
  @ApiBody({ type: UsageEventBody })
  async correct(
    @Caller() { accountId }: CallerFacts,
    @Param('id', EntryIdPipe) id: string,
    @JsonObject() change: Record<string, unknown>,
  ): Promise<UsageEventAnswer> {
    return usageEventAnswer(await this.log.one(accountId, await this.entries.correct(accountId, id, change)));
  }

  /** Removes an entry and those it replaced. */
  @Delete(':id')
  @HttpCode(204)
  @Access({ scope: 'usage:write' })
  async remove(@Caller() { accountId }: CallerFacts, @Param('id', EntryIdPipe) id: string): Promise<void> {
    await this.entries.delete(accountId, id);
  }
}
