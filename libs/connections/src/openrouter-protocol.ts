import type { ProviderPage } from '@promptprint/usage-formats';
import type { UsageProtocol } from './protocol.js';
import { readAsFile } from './read-as-file.js';

/** `GET /api/v1/activity` with a management key: the last thirty complete UTC days in one answer. */
export const openrouterActivity: UsageProtocol = {
  name: 'openrouter-activity',
  kind: 'openrouter',
  reports: ['activity'],
  organisationHeader: null,
  days: 3_660,
  path: () => '/api/v1/activity',
  headers: (key) => ({ authorization: `Bearer ${key}` }),
  read: activityPage,
  readUntil: () => null,
};

async function activityPage(answer: unknown, now: number): Promise<ProviderPage> {
  const { events, report } = await readAsFile(JSON.stringify(answer ?? null), now);
  return { events, skipped: report.skipped, nextPage: null, isRecognised: report.format === 'openrouter' };
}
