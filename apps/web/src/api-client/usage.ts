import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { answer, api, type Schemas } from './client.js';

export type FootprintAnswer = Schemas['FootprintAnswer'];
export type GroupBy = FootprintAnswer['groupBy'];
export type Entry = Schemas['UsageEventAnswer'];
/** An entry with all that is kept of it. */
export type WholeEntry = Schemas['UsageEntryAnswer'];
export type EntryList = Schemas['UsageEventListAnswer'];
export type UsageImport = Schemas['UsageImportAnswer'];
export type EventBody = Schemas['UsageEventBody'];

export interface Days {
  from: string;
  to: string;
}

/** Blocks that ask the same share one answer; those that ask something else fail and retry by themselves. */
export function useFootprint({ from, to }: Days, groupBy: GroupBy, isWanted = true): UseQueryResult<FootprintAnswer> {
  return useQuery({
    queryKey: ['footprint', from, to, groupBy],
    queryFn: ({ signal }) => footprint({ from, to }, groupBy, signal),
    enabled: isWanted,
  });
}

export function footprint({ from, to }: Days, groupBy: GroupBy, signal?: AbortSignal): Promise<FootprintAnswer> {
  return answer(api.GET('/v1/footprint', { params: { query: { from, to, groupBy } }, ...(signal ? { signal } : {}) }));
}

export interface LogFilter {
  from?: string;
  to?: string;
  source?: string;
  model?: string;
  status?: Entry['status'];
  q?: string;
  import?: string;
}

export function useLog(filter: LogFilter, cursor: string | null, limit: number): UseQueryResult<EntryList> {
  return useQuery({
    queryKey: ['log', filter, cursor, limit],
    queryFn: ({ signal }) => logPage(filter, { cursor, limit, signal }),
    placeholderData: keepPreviousData,
  });
}

interface PageWish {
  cursor: string | null;
  limit: number;
  signal?: AbortSignal;
}

export function logPage(filter: LogFilter, { cursor, limit, signal }: PageWish): Promise<EntryList> {
  const query = { ...filter, limit, ...(cursor === null ? {} : { cursor }) };
  return answer(api.GET('/v1/usage-events', { params: { query }, ...(signal ? { signal } : {}) }));
}

/** The entry of the list stands in until all of it has arrived. */
export function useEntry(id: string | null, known: Entry | undefined): UseQueryResult<Entry | WholeEntry> {
  return useQuery<Entry | WholeEntry>({
    queryKey: ['entry', id],
    queryFn: ({ signal }) => answer(api.GET('/v1/usage-events/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== null,
    ...(known ? { placeholderData: known } : {}),
  });
}

/** What changes the log changes every figure made of it. */
export function useUsageChange<Wish, Result>(change: (wish: Wish) => Promise<Result>) {
  const forget = useForgetUsage();
  return useMutation({ mutationFn: change, onSuccess: forget });
}

export function useForgetUsage(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    // An entry that is open may be gone now: it is asked for again when someone opens it.
    void queries.invalidateQueries({ queryKey: ['entry'], refetchType: 'none' });
    await Promise.all(
      ['log', 'footprint', 'imports', 'restatements', 'sources', 'conflicts', 'overlaps'].map((name) =>
        queries.invalidateQueries({ queryKey: [name] }),
      ),
    );
  };
}

/** Sent twice under one key, it is one entry. */
export async function addEntry({ event, key }: { event: EventBody; key: string }): Promise<void> {
  await api.POST('/v1/usage-events', { params: { header: { 'Idempotency-Key': key } }, body: { events: [event] } });
}

export const correctEntry = ({ id, change }: { id: string; change: EventBody }): Promise<Entry> =>
  answer(api.PATCH('/v1/usage-events/{id}', { params: { path: { id } }, body: change }));

export async function removeEntry(id: string): Promise<void> {
  await api.DELETE('/v1/usage-events/{id}', { params: { path: { id } } });
}

export const undoImport = (id: string): Promise<UsageImport> =>
  answer(api.DELETE('/v1/usage-imports/{id}', { params: { path: { id } } }));
