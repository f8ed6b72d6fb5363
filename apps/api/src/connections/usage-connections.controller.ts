import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ConnectionService, type UsageConnection } from '@promptprint/connections';
import type { Locale } from '@promptprint/kernel';
import { IdPipe } from '../accounts/id.pipe.js';
import { Access, Caller, type CallerFacts, Limit } from '../http/access.js';
import { AlsoAnswers } from '../http/also-answers.js';
import { phraseOf } from '../http/problem.js';
import {
  NewUsageConnectionBody,
  UsageConnectionAnswer,
  UsageConnectionChangeBody,
  type UsageConnectionErrorAnswer,
  UsageConnectionListAnswer,
} from './usage-connections.dto.js';

/** Powerful keys of others: only a person in a browser hands them over, sees what became of them, and takes them back. */
@ApiTags('Usage')
@Controller('v1/usage-connections')
export class UsageConnectionsController {
  constructor(private readonly connections: ConnectionService) {}

  /** The providers that are asked for usage, the newest first. Never their keys. */
  @Get()
  @Access({ session: true })
  async list(@Caller() { accountId, locale }: CallerFacts): Promise<UsageConnectionListAnswer> {
    return { items: (await this.connections.list(accountId)).map((each) => connectionAnswer(each, locale)) };
  }

  /** Tries the key on the provider, keeps it sealed, and reads the usage since that day; from then on every hour. */
  @Post()
  @Access({ session: true })
  @Limit('connection-key-by-account')
  @AlsoAnswers(409)
  async add(
    @Caller() { accountId, locale }: CallerFacts,
    @Body() { kind, label, key, since }: NewUsageConnectionBody,
  ): Promise<UsageConnectionAnswer> {
    const added = await this.connections.add(accountId, { kind, label, key, since: since ?? null });
    return connectionAnswer(added, locale);
  }

  /** Pauses, resumes, renames, or replaces the key, which is tried first. */
  @Patch(':id')
  @Access({ session: true })
  @Limit('connection-key-by-account')
  @AlsoAnswers(409)
  async change(
    @Caller() { accountId, locale }: CallerFacts,
    @Param('id', IdPipe) id: string,
    @Body() { label, state, key }: UsageConnectionChangeBody,
  ): Promise<UsageConnectionAnswer> {
    return connectionAnswer(await this.connections.change(accountId, id, { label, state, key }), locale);
  }

  /** Removes the key at once. What was read stays, and can be taken back with its import. */
  @Delete(':id')
  @HttpCode(204)
  @Access({ session: true })
  async remove(@Caller() { accountId }: CallerFacts, @Param('id', IdPipe) id: string): Promise<void> {
    await this.connections.remove(accountId, id);
  }

  /** Reads now rather than at the next hour; the answer does not wait for it. */
  @Post(':id/runs')
  @HttpCode(202)
  @Access({ session: true })
  @Limit('connection-run-by-account')
  @AlsoAnswers(409)
  async run(
    @Caller() { accountId, locale }: CallerFacts,
    @Param('id', IdPipe) id: string,
  ): Promise<UsageConnectionAnswer> {
    return connectionAnswer(await this.connections.runNow(accountId, id), locale);
  }
}

function connectionAnswer(connection: UsageConnection, locale: Locale): UsageConnectionAnswer {
  const { id, kind, label, state, keySetAt, since, importId, createdAt, nextRunAt, lastRunAt, lastSuccessAt, run } =
    connection;
  const { pages, recorded, unchanged, conflicts, skipped } = run;
  return {
    id,
    kind,
    label,
    state: state === 'removed' ? 'paused' : state,
    keyEnding: connection.keyEnding,
    keySetAt: keySetAt.toISOString(),
    since,
    importId,
    createdAt: createdAt.toISOString(),
    nextRunAt: nextRunAt?.toISOString() ?? null,
    lastRunAt: lastRunAt?.toISOString() ?? null,
    lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
    lastError: errorAnswer(connection.lastError, locale),
    lastRun: { pages, recorded, unchanged, conflicts, skipped },
  };
}

function errorAnswer(code: string | null, locale: Locale): UsageConnectionErrorAnswer | null {
  if (code === null) return null;
  const phrase = phraseOf(locale, code);
  return { code, title: phrase?.title ?? code, detail: phrase?.detail?.({}) ?? null };
}
