import { describe, expect, it } from '@jest/globals';
import {
  copilotOrganisationDay,
  copilotPerson,
  copilotPersons,
  copilotReport,
  copilotTotals,
  quietTotals,
} from '../../test/copilot-sample.js';
import { file, lines, notes, read, skips, sum } from '../../test/reading.js';

const day = '2026-10-02';

describe('the usage metrics of GitHub Copilot', () => {
  it('give the tokens of its clients, and how often somebody asked in an editor', async () => {
    const { events, report } = await read([lines('users-1-day.json', [copilotPerson(day, 1)])]);
    expect(
      events.map(({ clientApp, requests, inputTokens, outputTokens, modelRawResponse, tokenGrade }) => [
        clientApp,
        requests,
        inputTokens,
        outputTokens,
        modelRawResponse,
        tokenGrade,
      ]),
    ).toEqual([
      ['copilot-cli', 2, 3800, 5000, null, 'B'],
      ['copilot-app', 3, 5400, 4200, null, 'B'],
      ['github-copilot', 3, null, null, 'claude-4.5-sonnet', 'E'],
      ['github-copilot', 1, null, null, null, 'E'],
      ['github-copilot', 1, null, null, null, 'E'],
    ]);
    expect(events[0]).toMatchObject({
      sourceKind: 'copilot_metrics',
      granularity: 'day',
      startedAt: '2026-10-02T00:00:00.000Z',
      endedAt: '2026-10-03T00:00:00.000Z',
      operation: 'chat',
      provider: null,
      cost: null,
    });
    expect(report).toMatchObject({ format: 'copilot_metrics', requests: 10, skipped: [] });
    expect(notes(report)).toEqual({ 'completions-left-out': 1 });
  });

  it('keep nothing of who it was, and still tell persons apart', async () => {
    const { events, report } = await read([lines('users-1-day.json', copilotPersons())]);
    expect(JSON.stringify([events, report])).not.toContain('QX7');
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(sum(events, 'inputTokens')).toBe(3800 + 5400 + 3800);
  });

  it('are read from a report of 28 days, which holds its days', async () => {
    const report = copilotReport([copilotOrganisationDay(day), copilotOrganisationDay('2026-10-03')]);
    const { events } = await read([file('organization-28-day.json', report)]);
    expect(events.map(({ startedAt }) => startedAt?.slice(0, 10))).toEqual(
      [day, '2026-10-03'].flatMap((each) => Array.from({ length: 5 }, () => each)),
    );
    const { organization_id: _own, ...bare } = copilotOrganisationDay(day);
    expect((await read([file('a.json', copilotReport([bare]))])).events.map(({ id }) => id)).toEqual(
      events.slice(0, 5).map(({ id }) => id),
    );
  });

  it('count a day told by reports of 1 and of 28 days once, in its fullest telling', async () => {
    const early = file('1-day.json', copilotReport([copilotOrganisationDay(day)]));
    const cli = { request_count: 9, token_usage: { prompt_tokens_sum: 9000, output_tokens_sum: 5000 } };
    const late = file('28-day.json', copilotReport([copilotOrganisationDay(day, { totals_by_cli: cli })]));
    for (const files of [
      [early, late],
      [late, early],
    ]) {
      const { events, report } = await read(files);
      expect(sum(events, 'inputTokens')).toBe(9000 + 5400);
      expect(report.duplicates).toBe(5);
    }
  });

  it('count persons or their organisation, whichever tells more of a day', async () => {
    const persons = lines('users-1-day.json', [copilotPerson(day, 1), copilotPerson(day, 2)]);
    const whole = await read([persons, file('organization.json', copilotReport([copilotOrganisationDay(day)]))]);
    expect(sum(whole.events, 'inputTokens')).toBe(2 * 9200);
    expect(whole.report.duplicates).toBe(5);
    const more = {
      totals_by_cli: { request_count: 90, token_usage: { prompt_tokens_sum: 1e6, output_tokens_sum: 5000 } },
    };
    const organisation = copilotReport([copilotOrganisationDay(day, more)]);
    const { events } = await read([persons, file('organization.json', organisation)]);
    expect(sum(events, 'inputTokens')).toBe(1e6 + 5400);
    // The enterprise tells the same as its one organisation, which tells more apart.
    const enterprise = { day, enterprise_id: '1', ...copilotTotals() };
    const both = await read([lines('enterprise.json', [enterprise]), lines('org.json', [copilotOrganisationDay(day)])]);
    expect(both.report).toMatchObject({ requests: 10, duplicates: 5 });
  });

  it('say that there was no use, refuse what is no count or no day, and read on', async () => {
    const quiet = await read([lines('users-1-day.json', [copilotPerson(day, 1, quietTotals)])]);
    expect(quiet.error?.facts).toMatchObject({ reasons: ['no-usage'] });
    const { report } = await read([
      lines('users-1-day.json', [
        copilotPerson(day, 1, {
          totals_by_cli: { request_count: -1 },
          totals_by_copilot_app: undefined,
          totals_by_feature: [],
          totals_by_model_feature: [],
        }),
        copilotPerson('yesterday', 1),
        copilotPerson(day, 2, { totals_by_feature: [null], totals_by_model_feature: 'none' }),
      ]),
      file('report.json', copilotReport([null as never, { day_totals: [] }])),
    ]);
    expect(report.requests).toBe(5);
    expect(skips(report)).toEqual({
      'invalid-number': 1,
      'invalid-time': 1,
      'not-an-object': 1,
      'missing-time': 1,
      'no-usage': 1,
    });
  });
});
