import { secret } from './reading.js';

type Json = Record<string, unknown>;

const dayS = 86_400;
/** 2 October 2026, midnight in UTC, in seconds. */
export const openaiDay = 1_790_899_200;

export function openaiResult(kind: string, more: Json = {}): Json {
  return {
    object: `organization.usage.${kind}.result`,
    num_model_requests: 5,
    project_id: `proj_${secret}`,
    user_id: `user-${secret}`,
    api_key_id: `key_${secret}`,
    model: 'gpt-5-2025-08-07',
    ...more,
  };
}

/** As answers of today are: every token in the total, and its parts beside it. */
export function openaiCompletion(more: Json = {}): Json {
  return openaiResult('completions', {
    input_tokens: 1000,
    output_tokens: 200,
    input_cached_tokens: 300,
    input_cache_write_tokens: 100,
    input_uncached_tokens: 600,
    input_text_tokens: 600,
    input_cached_text_tokens: 300,
    input_audio_tokens: 0,
    input_image_tokens: 0,
    output_text_tokens: 200,
    output_audio_tokens: 0,
    batch: false,
    service_tier: 'default',
    ...more,
  });
}

export function openaiBucket(day: number, results: readonly unknown[]): Json {
  return { object: 'bucket', start_time: openaiDay + day * dayS, end_time: openaiDay + (day + 1) * dayS, results };
}

export function openaiPage(buckets: readonly unknown[], nextPage: string | null = null): Json {
  return { object: 'page', data: buckets, has_more: nextPage !== null, next_page: nextPage };
}

/** Every list of the usage API, an empty day, and a bill. */
export function openaiPages(): Json[] {
  return [
    openaiPage(
      [
        openaiBucket(0, [
          openaiCompletion(),
          openaiCompletion({ model: 'gpt-5-mini', num_model_requests: 2, input_cached_tokens: 0, batch: true }),
          openaiCompletion({ model: 'gpt-5-mini', num_model_requests: 1, input_cached_tokens: 0, batch: true }),
        ]),
        openaiBucket(1, []),
      ],
      'page_2',
    ),
    openaiPage([openaiBucket(0, [openaiResult('embeddings', { model: 'text-embedding-3-small', input_tokens: 900 })])]),
    openaiPage([
      openaiBucket(0, [
        openaiResult('images', { model: 'gpt-image-1', images: 4, size: '1024x1536', source: 'image.generation' }),
      ]),
    ]),
    openaiPage([openaiBucket(0, [openaiResult('audio_speeches', { model: 'tts-1', characters: 4200 })])]),
    openaiPage([openaiBucket(0, [openaiResult('audio_transcriptions', { model: 'whisper-1', seconds: 90 })])]),
    openaiPage([openaiBucket(0, [openaiResult('moderations', { model: 'omni-moderation-latest', input_tokens: 70 })])]),
    openaiPage([
      openaiBucket(0, [{ object: 'organization.usage.vector_stores.result', usage_bytes: 1024, project_id: secret }]),
    ]),
    openaiPage([
      openaiBucket(0, [
        { object: 'organization.costs.result', amount: { value: '0.06', currency: 'usd' }, line_item: secret },
      ]),
    ]),
  ];
}

const columns = [
  'start_time',
  'end_time',
  'start_time_iso',
  'end_time_iso',
  'project_id',
  'num_model_requests',
  'user_id',
  'api_key_id',
  'model',
  'batch',
  'service_tier',
  'input_tokens',
  'output_tokens',
  'input_cached_tokens',
  'input_uncached_tokens',
] as const;
export type OpenaiRow = Partial<Record<(typeof columns)[number], string>>;

/** The export of the dashboard: whole numbers with a point, days without use as rows without anything. */
export function openaiTable(rows: readonly OpenaiRow[], delimiter = ','): string {
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(delimiter));
  return [columns.join(delimiter), ...lines, ''].join('\n');
}

export function openaiRow(day: number, more: OpenaiRow = {}): OpenaiRow {
  const [start, end] = [openaiDay + day * dayS, openaiDay + (day + 1) * dayS];
  const iso = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', '+00:00');
  return {
    start_time: String(start),
    end_time: String(end),
    start_time_iso: iso(start),
    end_time_iso: iso(end),
    ...more,
  };
}

const used: OpenaiRow = {
  project_id: `proj_${secret}`,
  num_model_requests: '5.0',
  model: 'gpt-5-2025-08-07',
  batch: 'False',
  service_tier: 'default',
  input_tokens: '1000.0',
  output_tokens: '200.0',
  input_cached_tokens: '300.0',
  input_uncached_tokens: '700.0',
};

/** Two equal rows of one day and model, a third of another key, an empty day. */
export const openaiRows: readonly OpenaiRow[] = [
  openaiRow(0, used),
  openaiRow(0, used),
  openaiRow(0, { ...used, api_key_id: `key_${secret}`, num_model_requests: '3.0' }),
  openaiRow(1),
  openaiRow(2, { ...used, model: 'gpt-5-mini', num_model_requests: '10.0' }),
];

/** What the usage API answered before there were buckets. */
export function openaiActivityPage(): Json {
  return {
    object: 'list',
    data: [
      {
        organization_id: 'org-1',
        organization_name: secret,
        aggregation_timestamp: openaiDay + 600,
        n_requests: 2,
        operation: 'completion',
        snapshot_id: 'gpt-4o-2024-08-06',
        n_context_tokens_total: 118,
        n_cached_context_tokens_total: 18,
        n_generated_tokens_total: 35,
        email: `${secret}@example.com`,
      },
      {
        aggregation_timestamp: openaiDay + 900,
        n_requests: 1,
        operation: 'embeddings',
        snapshot_id: 'text-embedding-3-small',
        n_context_tokens_total: 40,
        n_generated_tokens_total: 0,
      },
    ],
    ft_data: [],
    dalle_api_data: [
      { timestamp: openaiDay + 600, num_images: 2, num_requests: 1, image_size: '1024x1024', model_id: 'dall-e-3' },
    ],
    whisper_api_data: [{ timestamp: openaiDay, model_id: 'whisper-1', num_seconds: 30, num_requests: 1 }],
    tts_api_data: [{ timestamp: openaiDay, model_id: 'tts-1', num_characters: 800, num_requests: 1 }],
  };
}

export const openaiActivityTable = `timestamp,n_requests,operation,snapshot_id,n_context_tokens_total,n_generated_tokens_total,email
${openaiDay},2,completion,gpt-4o-2024-08-06,118,35,${secret}@example.com
2026-10-02 01:00:00,1,completion,gpt-4o-2024-08-06,10,5,${secret}@example.com
`;
