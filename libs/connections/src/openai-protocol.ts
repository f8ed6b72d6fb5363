import { openaiUsagePage } from '@promptprint/usage-formats';
import { listIn, type UsageProtocol } from './protocol.js';

/** As finely as a table exported from the same page can be grouped. */
const groups = ['project_id', 'user_id', 'api_key_id', 'model', 'batch', 'service_tier'];
const groupsOf: Readonly<Record<string, readonly string[]>> = {
  completions: groups,
  embeddings: ['project_id', 'user_id', 'api_key_id', 'model'],
  images: ['project_id', 'user_id', 'api_key_id', 'model', 'size', 'source'],
  audio_speeches: ['project_id', 'user_id', 'api_key_id', 'model'],
  audio_transcriptions: ['project_id', 'user_id', 'api_key_id', 'model'],
};

/** `GET /v1/organization/usage/…` with an admin key, by days; pages are whole buckets in order of time. */
export const openaiUsage: UsageProtocol = {
  name: 'openai-usage',
  kind: 'openai',
  reports: Object.keys(groupsOf),
  organisationHeader: 'openai-organization',
  days: 31,
  path({ report, from, to, page }) {
    const query = new URLSearchParams({
      start_time: String(from.getTime() / 1_000),
      end_time: String(to.getTime() / 1_000),
      bucket_width: '1d',
      limit: '31',
    });
    for (const group of groupsOf[report] ?? []) query.append('group_by[]', group);
    if (page !== null) query.set('page', page);
    return `/v1/organization/usage/${report}?${query}`;
  },
  headers: (key) => ({ authorization: `Bearer ${key}` }),
  read: openaiUsagePage,
  readUntil(answer) {
    const last = listIn(answer)?.at(-1);
    const end = typeof last === 'object' && last !== null && 'end_time' in last ? last.end_time : null;
    return typeof end === 'number' && Number.isSafeInteger(end) ? new Date(end * 1_000).toISOString() : null;
  },
};
