import { anthropicUsagePage } from '@promptprint/usage-formats';
import { listIn, type Question, type UsageProtocol } from './protocol.js';

const headers = (key: string) => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' });

function queryOf({ from, to, page }: Question, rest: Record<string, string>, groups: readonly string[]): string {
  const query = new URLSearchParams({
    starting_at: from.toISOString().replace('.000', ''),
    ending_at: to.toISOString().replace('.000', ''),
    ...rest,
  });
  for (const group of groups) query.append('group_by[]', group);
  if (page !== null) query.set('page', page);
  return query.toString();
}

/** The newer report: one row for each day and group, the largest first, so a span is read when its last page is. */
export const anthropicAnalytics: UsageProtocol = {
  name: 'anthropic-analytics',
  kind: 'anthropic',
  reports: ['usage'],
  organisationHeader: 'anthropic-organization-id',
  days: 7,
  path: (question) =>
    `/v1/organizations/analytics/usage?${queryOf(question, { time_bucket_width: '1d', limit: '1000' }, [
      'model',
      'inference_geo',
      'service_tier',
      'speed',
      'workspace_id',
      'api_key_id',
      'product',
    ])}`,
  headers: (key) => ({ ...headers(key), 'anthropic-beta': 'analytics-usage-cost-2026-08-24' }),
  read: anthropicUsagePage,
  readUntil: () => null,
};

/** The older report, which says no requests; pages are whole buckets in order of time. */
export const anthropicUsageReport: UsageProtocol = {
  name: 'anthropic-usage-report',
  kind: 'anthropic',
  reports: ['messages'],
  organisationHeader: 'anthropic-organization-id',
  days: 31,
  path: (question) =>
    `/v1/organizations/usage_report/messages?${queryOf(question, { bucket_width: '1d', limit: '31' }, [
      'model',
      'inference_geo',
      'service_tier',
      'context_window',
      'workspace_id',
      'api_key_id',
    ])}`,
  headers,
  read: anthropicUsagePage,
  readUntil(answer) {
    const last = listIn(answer)?.at(-1);
    const end = typeof last === 'object' && last !== null && 'ending_at' in last ? last.ending_at : null;
    const instant = typeof end === 'string' ? Date.parse(end) : Number.NaN;
    return Number.isFinite(instant) ? new Date(instant).toISOString() : null;
  },
};
