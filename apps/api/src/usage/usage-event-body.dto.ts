import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import {
  featureFields,
  granularities,
  modalityFields,
  operations,
  timeConfidences,
  tokenFields,
  tokenGrades,
  unitFields,
} from '@promptprint/usage-formats';
import { ArrayMaxSize, ArrayMinSize, IsArray, registerDecorator } from 'class-validator';

export const mostEventsInBody = 10_000;

type Fault = 'invalid-number' | 'invalid-name' | 'invalid-value' | 'invalid-range' | 'invalid-time' | 'unknown-field';

/** A property that may be left out or null; each rule has the name of a refusal code of the decoder. */
function field(
  codes: readonly Fault[],
  faultOf: (value: unknown) => Fault | null,
  schema: ApiPropertyOptions,
): PropertyDecorator {
  const rules = codes.map(
    (code): PropertyDecorator =>
      (target, property) =>
        registerDecorator({
          name: code,
          target: target.constructor,
          propertyName: String(property),
          validator: {
            validate: (value) => value === null || value === undefined || faultOf(value) !== code,
            defaultMessage: () => code,
          },
        }),
  );
  return applyDecorators(ApiProperty({ required: false, nullable: true, ...schema } as ApiPropertyOptions), ...rules);
}

/** A property with a single rule. */
const simple = (code: Fault, isValid: (value: unknown) => boolean, schema: ApiPropertyOptions) =>
  field([code], (value) => (isValid(value) ? null : code), schema);

const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isAmount = (value: unknown): boolean =>
  typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 256 && /^[^\p{Cc}\p{Cs}]+$/u.test(value);

const Count = () =>
  simple('invalid-number', isCount, { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const Amount = () =>
  simple('invalid-number', isAmount, { type: 'number', minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const Flag = () => simple('invalid-value', (value) => typeof value === 'boolean', { type: 'boolean' });
const OneOf = (all: readonly string[]) =>
  simple('invalid-value', (value) => typeof value === 'string' && all.includes(value), {
    type: 'string',
    enum: [...all],
  });
const Like = (pattern: RegExp, example: string) =>
  simple('invalid-value', (value) => typeof value === 'string' && pattern.test(value), {
    type: 'string',
    pattern: pattern.source,
    example,
  });

/** 1 to 256 characters, none a control character or half a pair. */
const Name = (example?: string) =>
  simple('invalid-name', isText, {
    type: 'string',
    minLength: 1,
    maxLength: 256,
    ...(example === undefined ? {} : { example }),
  });

const Time = () =>
  simple('invalid-time', isTime, { type: 'string', format: 'date-time', example: '2026-11-20T09:30:00Z' });

const form =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:[Zz]|[+-](\d{2}):?(\d{2})?| UTC))?$/;

function isTime(value: unknown): boolean {
  const [whole, day = '', hour = '0', minute = '0', second = '0', zone = '0'] =
    (typeof value === 'string' && form.exec(value)) || [];
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const isDay =
    Number(day.slice(0, 4)) >= 1970 && !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
  return (
    whole !== undefined &&
    isDay &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) <= 60 &&
    Number(zone) <= 14
  );
}

/** An object of numbers under known names; the first that breaks a rule says which. */
const Numbers = (names: readonly string[], isValid: (value: unknown) => boolean, type: 'integer' | 'number') =>
  field(
    ['invalid-value', 'unknown-field', 'invalid-number'],
    (value) => {
      if (!isRecord(value)) return 'invalid-value';
      const wrong = Object.entries(value).find(
        ([name, number]) => !names.includes(name) || (number !== null && !isValid(number)),
      );
      return wrong === undefined ? null : names.includes(wrong[0]) ? 'invalid-number' : 'unknown-field';
    },
    {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        names.map((name) => [name, { type, minimum: 0, maximum: Number.MAX_SAFE_INTEGER }]),
      ),
    },
  );

const range = {
  type: 'object' as const,
  additionalProperties: false,
  required: ['low', 'mid', 'high'],
  properties: {
    low: { type: 'integer' as const, minimum: 0 },
    mid: { type: 'integer' as const, minimum: 0 },
    high: { type: 'integer' as const, minimum: 0 },
  },
};

const Ranges = () =>
  field(['invalid-value', 'invalid-name', 'unknown-field', 'invalid-range'], faultOfRanges, {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(tokenFields.map((name) => [name, range])),
      estimator: { type: 'string', minLength: 1, maxLength: 256 },
    },
  });

function faultOfRanges(value: unknown): Fault | null {
  if (!isRecord(value)) return 'invalid-value';
  for (const [name, part] of Object.entries(value)) {
    if (name === 'estimator' && !isText(part)) return 'invalid-name';
    if (name !== 'estimator' && !tokenFields.some((each) => each === name)) return 'unknown-field';
    if (name !== 'estimator' && !isRange(part)) return 'invalid-range';
  }
  return null;
}

function isRange(part: unknown): boolean {
  if (!isRecord(part) || Object.keys(part).length !== 3) return false;
  const { low, mid, high } = part;
  return isCount(low) && isCount(mid) && isCount(high) && Number(low) <= Number(mid) && Number(mid) <= Number(high);
}

/**
 * One request, or one bucket of an aggregate, as counts; never a text. Input includes cache read and cache write, output
 * includes reasoning; what is not known is left out, never 0. The batch path reads it with a decoder of its own that
 * follows the same rules and answers the same codes.
 */
export class UsageEventBody {
  /** The native id or its HMAC; equal ids of one source are the same use. Without it the content names the use: equal events of one call are told apart by their order, or give an `Idempotency-Key`. */
  @Name('msg_01J9ZK') id?: string | null;
  /** What told of it, such as `claude_code`, `otlp` or a name of your own. */
  @Name('my-gateway') sourceKind?: string | null;
  @Name('1') parserVersion?: string | null;
  @OneOf(granularities) granularity?: string | null;
  /** When the use began; needed for storing. `time` and `occurredAt` are read as well. */
  @Time() startedAt?: string | null;
  @Time() endedAt?: string | null;
  @OneOf(timeConfidences) timeConfidence?: string | null;
  /** 1 for single requests; leave it out when the source does not say. */
  @Count() requests?: number | null;
  /** Calls to the model within one exchange. */
  @Count() modelCalls?: number | null;
  @OneOf(operations) operation?: string | null;
  @Name('anthropic') provider?: string | null;
  /** Who runs the model when that is not the provider. */
  @Name() hostProvider?: string | null;
  /** The model as asked for; `model` is read as well. */
  @Name('claude-sonnet-4-5') modelRawRequest?: string | null;
  /** The model as the answer names it. */
  @Name() modelRawResponse?: string | null;
  /** All input tokens, cached and cache-written ones included. */
  @Count() inputTokens?: number | null;
  @Count() inputCacheReadTokens?: number | null;
  @Count() inputCacheWriteTokens?: number | null;
  /** All output tokens, reasoning included. */
  @Count() outputTokens?: number | null;
  @Count() outputReasoningTokens?: number | null;
  /** Token parts by modality. */
  @Numbers(modalityFields, isCount, 'integer') modality?: Record<string, number> | null;
  /** Work that is not counted in tokens. */
  @Numbers(unitFields, isAmount, 'number') units?: Record<string, number> | null;
  /** How the tokens were counted: A metered … E declared by hand. */
  @OneOf(tokenGrades) tokenGrade?: string | null;
  /** Range of counts that are estimates. */
  @Ranges() tokenRange?: Record<string, unknown> | null;
  /** Counts of a chat exchange from which its hidden tokens can be estimated again. */
  @Numbers(featureFields, isAmount, 'number') features?: Record<string, number> | null;
  /** Cloud region that ran it. */
  @Name('europe-west1') region?: string | null;
  /** ISO 3166 code of two or three letters. */
  @Like(/^[A-Za-z]{2,3}$/, 'KR') country?: string | null;
  /** Host name only. */
  @Like(/^[A-Za-z0-9_.:[\]-]{1,255}$/, 'api.example.com') serverAddress?: string | null;
  @Name('standard') serviceTier?: string | null;
  @Flag() isBatch?: boolean | null;
  @Flag() isStream?: boolean | null;
  /** Answered from a gateway's cache: no model ran. */
  @Flag() servedFromCache?: boolean | null;
  @Count() durationMs?: number | null;
  @Count() ttftMs?: number | null;
  /** As reported; tokens are never inferred from it. */
  @Amount() cost?: number | null;
  @Like(/^[A-Z]{3}$/, 'USD') currency?: string | null;
  @Name() clientApp?: string | null;
  @Name() projectTag?: string | null;
  /** HMAC of a conversation's id, for grouping. */
  @Name() sessionKey?: string | null;
  /** Whose use it is, in the account of a team. */
  @Like(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, '0193a1b2-0000-7000-8000-000000000000')
  memberId?: string | null;
}

export class UsageEventsBody {
  @ApiProperty({ type: [UsageEventBody], minItems: 1, maxItems: mostEventsInBody })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostEventsInBody)
  events!: unknown[];
}
