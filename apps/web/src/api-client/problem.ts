/** An RFC 9457 answer of the API, or the lack of any answer (`status` 0). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly facts: ProblemFacts,
  ) {
    super(facts.title ?? code);
    this.name = 'ApiProblem';
  }

  get isUnreachable(): boolean {
    return this.status === 0;
  }

  /** True for what a person can mend: the words of the server are then shown as they are. */
  get isTheirs(): boolean {
    return this.status >= 400 && this.status < 500;
  }
}

export interface ProblemFacts {
  title?: string;
  detail?: string;
  requestId?: string;
  errors?: readonly { pointer?: string; code: string; detail?: string }[];
  retryAfterSeconds?: number;
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const facts = (typeof body === 'object' && body !== null ? body : {}) as ProblemFacts & { code?: string };
  const retryAfter = Number(response.headers.get('retry-after'));
  return new ApiProblem(response.status, facts.code ?? `status-${response.status}`, {
    ...facts,
    ...(facts.requestId ? {} : { requestId: response.headers.get('x-request-id') ?? undefined }),
    ...(retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
  });
}

export const unreachable = (): ApiProblem => new ApiProblem(0, 'unreachable', {});
