import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

/** What goes wrong with one answer. */
export type Fault =
  | { status: number; headers?: Record<string, string> }
  /** The connection ends in the middle of the body. */
  | 'cut'
  /** Half a document, well delivered. */
  | 'half'
  /** Nothing is answered until the stand-in closes. */
  | 'silence';

/** Use of one group on one day, as a test writes it down. */
export interface Use {
  day: string;
  model: string;
  requests: number;
  input: number;
  cached?: number;
  written?: number;
  output: number;
  report?: string;
  project?: string;
}

interface Asked {
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
}

const dayMs = 86_400_000;

/** Stands in for the providers' usage interfaces, over real HTTP, as their references describe them. */
export class ProviderStandIn {
  readonly asked: Asked[] = [];
  readonly uses: Use[] = [];
  readonly refusedKeys = new Set<string>();
  /** For the next answers, one each; null for a right one. */
  readonly faults: (Fault | null)[] = [];
  /** Whose a key is; no organisation is named where nothing is said. */
  readonly organisations = new Map<string, string>();
  /** Days whose answers always break off in the middle. */
  readonly brokenDays = new Set<string>();
  /** Buckets, or rows, to a page. */
  pageSize = 4;
  /** Whether the newer report of Anthropic exists. */
  hasAnalytics = true;
  readonly #waiting: ServerResponse[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<ProviderStandIn> {
    const holder: { standIn?: ProviderStandIn } = {};
    const server = createServer((request, response) => holder.standIn?.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return (holder.standIn = new ProviderStandIn(server, `http://127.0.0.1:${port}`));
  }

  /** The settings that lead an application here. */
  get env(): Record<string, string> {
    return { OPENAI_URL: this.url, ANTHROPIC_URL: this.url, OPENROUTER_URL: this.url };
  }

  use(...uses: Use[]): void {
    for (const use of uses) {
      const at = this.uses.findIndex(
        (known) =>
          known.day === use.day &&
          known.model === use.model &&
          known.report === use.report &&
          known.project === use.project,
      );
      if (at === -1) this.uses.push(use);
      else this.uses[at] = use;
    }
  }

  /** Lets answers that were kept waiting go, without an answer. */
  release(): void {
    for (const response of this.#waiting.splice(0)) response.destroy();
  }

  async close(): Promise<void> {
    this.release();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url);
    this.asked.push({ path: url.pathname, query: url.searchParams, headers: request.headers });
    const key = request.headers.authorization?.replace('Bearer ', '') ?? String(request.headers['x-api-key'] ?? '');
    const fault = this.faults.shift() ?? null;
    if (fault === 'silence') return void this.#waiting.push(response);
    if (this.refusedKeys.has(key) || key === '') return send(response, 401, { error: { message: 'no such key' } });
    if (fault !== null && typeof fault === 'object')
      return send(response, fault.status, { error: { message: 'a fault' } }, fault.headers);
    const body = this.bodyOf(url);
    if (body === null) return send(response, 404, { error: { message: 'no such page' } });
    const text = JSON.stringify(body);
    if (
      fault === 'half' ||
      [...this.brokenDays].some((day) => text.includes(`"start_time":${Date.parse(day) / 1_000},`))
    )
      return void response.writeHead(200).end(text.slice(0, -9));
    if (fault === 'cut') {
      response.writeHead(200, { 'content-length': String(text.length) }).write(text.slice(0, text.length / 2));
      return void setTimeout(() => response.destroy(), 10);
    }
    const organisation = this.organisations.get(key);
    const headers = { 'openai-organization': organisation ?? '', 'anthropic-organization-id': organisation ?? '' };
    return send(response, 200, body, organisation === undefined ? {} : headers);
  }

  private bodyOf({ pathname, searchParams }: URL): Json | null {
    const openai = /^\/v1\/organization\/usage\/(\w+)$/.exec(pathname)?.[1];
    if (openai !== undefined) return this.openai(openai, searchParams);
    if (pathname === '/v1/organizations/usage_report/messages') return this.anthropicReport(searchParams);
    if (pathname === '/v1/organizations/analytics/usage' && this.hasAnalytics)
      return this.anthropicAnalytics(searchParams);
    if (pathname === '/api/v1/activity') return this.openrouter();
    return null;
  }

  private openai(report: string, query: URLSearchParams): Json {
    const [from, to] = ['start_time', 'end_time'].map((name) => Number(query.get(name)) * 1_000);
    const isGrouped = query.getAll('group_by[]').includes('model');
    const buckets = daysBetween(from ?? 0, to ?? 0).map((day) => ({
      object: 'bucket',
      start_time: Date.parse(day) / 1_000,
      end_time: Date.parse(day) / 1_000 + 86_400,
      results: this.on(day, report).map((use) => openaiResult(report, use, isGrouped)),
    }));
    return { object: 'page', ...this.page(buckets, query) };
  }

  private anthropicReport(query: URLSearchParams): Json {
    const [from, to] = ['starting_at', 'ending_at'].map((name) => Date.parse(query.get(name) ?? ''));
    const buckets = daysBetween(from ?? 0, to ?? 0).map((day) => ({
      starting_at: `${day}T00:00:00Z`,
      ending_at: new Date(Date.parse(day) + dayMs).toISOString().replace('.000', ''),
      results: this.on(day, 'messages').map(({ model, ...use }) => ({
        ...anthropicTokens(use),
        model,
        ...anthropicGroup,
      })),
    }));
    return this.page(buckets, query);
  }

  /** The largest rows first, whatever their day. */
  private anthropicAnalytics(query: URLSearchParams): Json {
    const [from, to] = ['starting_at', 'ending_at'].map((name) => Date.parse(query.get(name) ?? ''));
    const rows = daysBetween(from ?? 0, to ?? 0).flatMap((day) =>
      this.on(day, 'messages').map(({ model, ...use }) => ({
        starting_at: `${day}T00:00:00Z`,
        ending_at: new Date(Date.parse(day) + dayMs).toISOString().replace('.000', ''),
        group: { model, product: null, ...anthropicGroup },
        usage: { ...anthropicTokens(use), total_tokens: use.input + use.output, requests: use.requests },
      })),
    );
    return this.page(
      rows.toSorted((a, b) => b.usage.total_tokens - a.usage.total_tokens),
      query,
    );
  }

  private openrouter(): Json {
    return {
      data: this.uses.map(({ day, model, requests, input, output }) => ({
        date: day,
        model,
        model_permaslug: model,
        endpoint_id: '550e8400-e29b-41d4-a716-446655440000',
        provider_name: 'OpenAI',
        usage: 0.015,
        byok_usage_inference: 0,
        requests,
        prompt_tokens: input,
        completion_tokens: output,
        reasoning_tokens: 0,
      })),
    };
  }

  private on(day: string, report: string): Use[] {
    return this.uses.filter(
      (use) => use.day === day && (use.report ?? (report === 'messages' ? 'messages' : 'completions')) === report,
    );
  }

  private page(all: readonly unknown[], query: URLSearchParams): Json {
    const from = Number(/^page_(\d+)$/.exec(query.get('page') ?? '')?.[1] ?? 0);
    const size = Math.min(this.pageSize, Number(query.get('limit') ?? this.pageSize));
    const hasMore = from + size < all.length;
    return { data: all.slice(from, from + size), has_more: hasMore, next_page: hasMore ? `page_${from + size}` : null };
  }
}

function openaiResult(report: string, use: Use, isGrouped: boolean): Json {
  const { model, requests, input, cached = 0, written = 0, output, project = 'proj_one' } = use;
  return {
    object: `organization.usage.${report}.result`,
    input_tokens: input,
    output_tokens: output,
    input_cached_tokens: cached,
    input_cache_write_tokens: written,
    input_uncached_tokens: input - cached - written,
    num_model_requests: requests,
    project_id: project,
    user_id: 'user-one',
    api_key_id: 'key_one',
    model: isGrouped ? model : null,
    batch: false,
    service_tier: 'default',
  };
}

const anthropicGroup = {
  workspace_id: null,
  api_key_id: 'apikey_one',
  service_tier: 'standard',
  context_window: '0-200k',
  inference_geo: 'global',
};

function anthropicTokens({ input, cached = 0, written = 0, output }: Omit<Use, 'model'>): Json {
  return {
    uncached_input_tokens: input - cached - written,
    cache_read_input_tokens: cached,
    cache_creation: { ephemeral_5m_input_tokens: written, ephemeral_1h_input_tokens: 0 },
    output_tokens: output,
    server_tool_use: { web_search_requests: 0 },
  };
}

function daysBetween(from: number, to: number): string[] {
  const days: string[] = [];
  for (let at = Math.floor(from / dayMs) * dayMs; at < to; at += dayMs)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

function send(response: ServerResponse, status: number, body: Json, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
