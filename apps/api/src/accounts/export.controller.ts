import { Readable } from 'node:stream';
import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ExportService } from '@promptprint/accounts';
import { Clock } from '@promptprint/platform';
import { person } from '../auth/caller.js';
import { Access, Caller, type CallerFacts, Limit } from '../http/access.js';

@ApiTags('Session')
@Controller('v1/me/export')
export class ExportController {
  constructor(
    private readonly exports: ExportService,
    private readonly clock: Clock,
  ) {}

  /** Everything held about you as one JSON document, streamed: the person, sessions, keys, security events, log and imports. */
  @Get()
  @Access({ session: true })
  @Limit('export-by-account')
  @Header('Content-Type', 'application/json; charset=utf-8')
  @ApiOkResponse({
    description: 'One array for each kind of what is held',
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['format', 'exportedAt', 'person'],
          properties: {
            format: { type: 'string', enum: ['promptprint-export/1'] },
            exportedAt: { type: 'string', format: 'date-time' },
            person: { type: 'object' },
          },
          additionalProperties: { type: 'array', items: { type: 'object' } },
        },
      },
    },
  })
  exportMe(@Caller() caller: CallerFacts): StreamableFile {
    const { accountId, personId } = person(caller);
    const day = this.clock.now().toISOString().slice(0, 10);
    return new StreamableFile(Readable.from(this.exports.write({ accountId, personId })), {
      type: 'application/json; charset=utf-8',
      disposition: `attachment; filename="promptprint-${day}.json"`,
    });
  }
}
