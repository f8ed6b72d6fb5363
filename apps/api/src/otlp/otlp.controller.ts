import { Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '@promptprint/platform';
import { OtlpService } from '@promptprint/usage';
import type { Signal } from '@promptprint/usage-formats';
import type { FastifyReply } from 'fastify';
import { Access, Caller, type CallerFacts } from '../http/access.js';
import { mib, Takes } from '../http/body-rules.js';
import { protobuf } from '../http/rpc-status.js';
import { jsonAnswer, outcomeOf, wireAnswer } from './otlp-answer.js';
import { Export, type OtlpExport, readExport } from './otlp-export.js';

/** OTLP/HTTP: protobuf or JSON, plain or gzip, answered in the encoding it came in. */
const TakesExports = () => Takes({ limit: 16 * mib, types: [protobuf], isRaw: true, tellsStatus: true });

@ApiTags('Usage')
@Controller('otlp/v1')
export class OtlpController {
  constructor(
    private readonly otlp: OtlpService,
    private readonly clock: Clock,
  ) {}

  /**
   * Records the inference spans of an export request, each once however often it is sent. Attributes that are not
   * counts, models or times are dropped unread; spans without usage are accepted and ignored.
   */
  @Post('traces')
  @HttpCode(200)
  @Access({ scope: 'usage:write' })
  @TakesExports()
  traces(
    @Caller() caller: CallerFacts,
    @Export() request: OtlpExport,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return this.take(request, { caller, reply, signal: 'traces' });
  }

  /** Records the requests that log events of Claude Code, Codex and Gemini CLI tell of, and events by the GenAI conventions. */
  @Post('logs')
  @HttpCode(200)
  @Access({ scope: 'usage:write' })
  @TakesExports()
  logs(
    @Caller() caller: CallerFacts,
    @Export() request: OtlpExport,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return this.take(request, { caller, reply, signal: 'logs' });
  }

  /** Records what token counters grew by. Where spans or log events tell of the same tokens, those count instead. */
  @Post('metrics')
  @HttpCode(200)
  @Access({ scope: 'usage:write' })
  @TakesExports()
  metrics(
    @Caller() caller: CallerFacts,
    @Export() request: OtlpExport,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return this.take(request, { caller, reply, signal: 'metrics' });
  }

  private async take(
    exported: OtlpExport,
    { caller, reply, signal }: { caller: CallerFacts; reply: FastifyReply; signal: Signal },
  ): Promise<Buffer> {
    const request = await readExport(exported, signal, this.clock.now().getTime());
    const outcome = outcomeOf(request, await this.otlp.record(request, caller.accountId), signal);
    reply.header('Content-Type', exported.isWire ? protobuf : 'application/json');
    return exported.isWire ? wireAnswer(outcome) : jsonAnswer(outcome, signal);
  }
}
