import { DomainError } from '@promptprint/kernel';
import { gzipSync, zipSync, type Zippable } from 'fflate';
import type { UsageEvent } from '../src/event.js';
import { readUsage } from '../src/read-usage.js';
import type { ReadOptions, ReadReport, UsageFile } from '../src/reading.js';

export const now = Date.UTC(2026, 10, 26, 12);

/** Stands in every text of a sample that belongs to the person, and in no output. */
export const secret = 'QX7secret';

export function said(what: string): string {
  return `${secret} ${what}, and what else one would say to a model about it.`;
}

export function file(name: string, content: string | Uint8Array | readonly unknown[] | object): UsageFile {
  const isRaw = typeof content === 'string' || content instanceof Uint8Array;
  return { name, blob: new Blob([isRaw ? (content as string) : JSON.stringify(content)]) };
}

export function lines(name: string, records: readonly unknown[]): UsageFile {
  return file(
    name,
    records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n') + '\n',
  );
}

export function zip(
  name: string,
  members: Record<string, string | Uint8Array | readonly unknown[] | object>,
): UsageFile {
  const bytes: Zippable = {};
  for (const [path, content] of Object.entries(members)) {
    if (content instanceof Uint8Array) bytes[path] = content;
    else bytes[path] = new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
  }
  return { name, blob: new Blob([zipSync(bytes) as Uint8Array<ArrayBuffer>]) };
}

export function gzip(name: string, records: readonly unknown[]): UsageFile {
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  return { name, blob: new Blob([gzipSync(new TextEncoder().encode(text)) as Uint8Array<ArrayBuffer>]) };
}

export interface ReadResult {
  events: UsageEvent[];
  report: ReadReport;
  error: DomainError | null;
}

export async function read(files: readonly UsageFile[], more: Partial<ReadOptions> = {}): Promise<ReadResult> {
  const reading = readUsage(files, { now, ...more });
  const events: UsageEvent[] = [];
  try {
    for await (const batch of reading) events.push(...batch);
  } catch (error) {
    if (error instanceof DomainError) return { events, report: reading.report(), error };
    throw error;
  }
  return { events, report: reading.report(), error: null };
}

export function skips(report: ReadReport): Record<string, number> {
  return Object.fromEntries(report.skipped.map(({ reason, count }) => [reason, count]));
}

export function notes(report: ReadReport): Record<string, number> {
  return Object.fromEntries(report.notes.map(({ code, count }) => [code, count]));
}

export function sum(
  events: readonly UsageEvent[],
  field: 'inputTokens' | 'outputTokens' | 'modelCalls' | 'requests',
): number {
  return events.reduce((total, event) => total + (event[field] ?? 0), 0);
}
