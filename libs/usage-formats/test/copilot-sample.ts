import { secret } from './reading.js';

type Json = Record<string, unknown>;

function asked(feature: string, count: number, more: Json = {}): Json {
  return {
    feature,
    user_initiated_interaction_count: count,
    code_generation_activity_count: 3,
    code_acceptance_activity_count: 2,
    loc_added_sum: 24,
    ...more,
  };
}

/** What a row tells, of a person or of everybody: 8,800 and 9,600 tokens, and 5 questions in editors. */
export function copilotTotals(more: Json = {}): Json {
  return {
    ai_credits_used: 12.5,
    totals_by_cli: {
      prompt_count: 2,
      request_count: 2,
      session_count: 2,
      token_usage: { avg_tokens_per_request: 4400, output_tokens_sum: 5000, prompt_tokens_sum: 3800 },
      last_known_cli_version: { cli_version: '1.0.8', sampled_at: '2026-10-02T00:01:43.000Z' },
    },
    totals_by_copilot_app: {
      prompt_count: 1,
      request_count: 3,
      session_count: 1,
      token_usage: { avg_tokens_per_request: 3200, output_tokens_sum: 4200, prompt_tokens_sum: 5400 },
    },
    totals_by_feature: [
      asked('code_completion', 0),
      asked('chat_panel_agent_mode', 4),
      asked('chat_panel_ask_mode', 1),
      asked('copilot_cli', 2),
      asked('copilot_app', 1),
    ],
    totals_by_ide: [asked('', 5, { ide: 'vscode' })],
    totals_by_language_feature: [asked('chat_panel_agent_mode', 4, { language: 'typescript' })],
    totals_by_model_feature: [
      asked('chat_panel_agent_mode', 3, { model: 'claude-4.5-sonnet' }),
      asked('code_completion', 0, { model: 'gpt-4.1' }),
      asked('copilot_cli', 2, { model: 'gpt-5' }),
      asked('chat_panel_ask_mode', 1, { model: 'others' }),
    ],
    user_initiated_interaction_count: 8,
    ...more,
  };
}

/** A line of the report by person. */
export function copilotPerson(day: string, user: number, more: Json = {}): Json {
  return {
    day,
    enterprise_id: '1',
    organization_id: '22',
    user_id: user,
    user_login: `${secret}-${user}`,
    used_cli: true,
    ...copilotTotals(),
    ...more,
  };
}

export const quietTotals: Json = {
  totals_by_cli: undefined,
  totals_by_copilot_app: undefined,
  totals_by_feature: [],
  totals_by_model_feature: [],
};

/** The report of a whole organisation. */
export function copilotReport(days: readonly Json[]): Json {
  return {
    report_start_day: '2026-10-01',
    report_end_day: '2026-10-28',
    organization_id: '22',
    enterprise_id: '1',
    created_at: '2026-10-29T00:00:00Z',
    day_totals: days,
  };
}

export function copilotOrganisationDay(day: string, more: Json = {}): Json {
  return { day, organization_id: '22', enterprise_id: '1', daily_active_users: 7, ...copilotTotals(), ...more };
}

export function copilotPersons(): Json[] {
  return [
    copilotPerson('2026-10-02', 1),
    copilotPerson('2026-10-02', 2, { totals_by_copilot_app: undefined }),
    copilotPerson('2026-10-03', 1, quietTotals),
  ];
}
