import type { ProviderPage } from '@promptprint/usage-formats';
import type { ConnectionKind } from './connection.js';

/** How a provider is asked; one kind of provider may speak several. */
export type Protocol = 'openai-usage' | 'anthropic-analytics' | 'anthropic-usage-report' | 'openrouter-activity';

/** One question: the report, its span, and the page of it. */
export interface Question {
  report: string;
  from: Date;
  to: Date;
  page: string | null;
}

export interface UsageProtocol {
  readonly name: Protocol;
  readonly kind: ConnectionKind;
  /** Lists that are read one after the other. */
  readonly reports: readonly string[];
  /** The longest span of one question. */
  readonly days: number;
  /** Path and query below the provider's address. */
  path(question: Question): string;
  headers(key: string): Record<string, string>;
  /** The header of an answer that names the organisation; null where none does. */
  readonly organisationHeader: string | null;
  /** The pure reader the files go through, too. */
  read(answer: unknown, now: number): ProviderPage | Promise<ProviderPage>;
  /** Up to which instant this page and those before it tell everything; null where pages are not in order of time. */
  readUntil(answer: unknown): string | null;
}

/** The list in an answer; null for what holds none. */
export function listIn(answer: unknown): readonly unknown[] | null {
  const data = typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : null;
  return Array.isArray(data) ? data : null;
}
