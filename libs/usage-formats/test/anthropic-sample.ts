import { secret } from './reading.js';

type Json = Record<string, unknown>;

export const anthropicDay = (day: number): string => new Date(Date.UTC(2026, 9, 2 + day)).toISOString();

/** Counts as the reports name them: 1,000 in all, 40 out. */
export function anthropicCounts(more: Json = {}): Json {
  return {
    uncached_input_tokens: 100,
    cache_read_input_tokens: 700,
    cache_creation: { ephemeral_5m_input_tokens: 150, ephemeral_1h_input_tokens: 50 },
    output_tokens: 40,
    server_tool_use: { web_search_requests: 0 },
    ...more,
  };
}

export function analyticsRow(group: Json = {}, usage: Json = {}, day = 0): Json {
  return {
    starting_at: anthropicDay(day),
    ending_at: anthropicDay(day + 1),
    group: {
      model: 'claude-sonnet-4-5-20250929',
      inference_geo: 'us',
      service_tier: 'standard',
      speed: null,
      workspace_id: `wrkspc_${secret}`,
      api_key_id: null,
      actor: { type: 'user_actor', email_address: `${secret}@example.com` },
      product: 'claude_code',
      rbac_group_id: null,
      ...group,
    },
    usage: { ...anthropicCounts(), total_tokens: 1040, requests: 4, ...usage },
  };
}

export function messagesResult(more: Json = {}): Json {
  return {
    ...anthropicCounts(),
    api_key_id: `apikey_${secret}`,
    workspace_id: null,
    model: 'claude-opus-4-1-20250805',
    service_tier: 'batch',
    context_window: '0-200k',
    inference_geo: 'not_available',
    ...more,
  };
}

export function messagesBucket(day: number, results: readonly unknown[]): Json {
  return { starting_at: anthropicDay(day), ending_at: anthropicDay(day + 1), results };
}

export function claudeCodeDay(day: number, more: Json = {}): Json {
  return {
    date: anthropicDay(day),
    actor: { type: 'user_actor', email_address: `${secret}@example.com` },
    organization_id: secret,
    customer_type: 'subscription',
    subscription_type: 'team',
    terminal_type: 'vscode',
    core_metrics: { num_sessions: 5, lines_of_code: { added: 1543, removed: 892 }, commits_by_claude_code: 12 },
    tool_actions: { edit_tool: { accepted: 45, rejected: 5 } },
    model_breakdown: [
      {
        model: 'claude-sonnet-4-5-20250929',
        tokens: { input: 100, output: 40, cache_read: 700, cache_creation: 200 },
        estimated_cost: { currency: 'USD', amount: 1025 },
      },
      { model: 'claude-haiku-4-5', tokens: { input: 10, output: 5, cache_read: 0, cache_creation: 0 } },
    ],
    ...more,
  };
}

export function anthropicPage(data: readonly unknown[], nextPage: string | null = null): Json {
  return { data, has_more: nextPage !== null, next_page: nextPage };
}

/** One answer of each report. */
export function anthropicPages(): Json[] {
  return [
    anthropicPage(
      [analyticsRow(), analyticsRow({ model: 'claude-haiku-4-5', inference_geo: 'global', speed: 'fast' })],
      'p2',
    ),
    anthropicPage([
      messagesBucket(1, [messagesResult(), messagesResult({ cache_creation: {} })]),
      messagesBucket(2, []),
    ]),
    anthropicPage([claudeCodeDay(0), claudeCodeDay(1, { customer_type: 'api', subscription_type: null })]),
  ];
}

/** The export of the Claude Console. */
export const anthropicTable = `usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,web_search_count,inference_geo,speed
2026-10-02,claude-opus-4-1-20250805,${secret},Default,standard,≤ 200k,100,150,50,700,40,2,us,
2026-10-02,claude-opus-4-1-20250805,${secret},Default,batch,≤ 200k,100,0,0,0,40,0,not_available,
2026-10-03,claude-opus-4-1-20250805,${secret},Default,standard,≤ 200k,0,0,0,0,0,0,global,
`;
