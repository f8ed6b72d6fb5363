import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answer, api, type Schemas } from './client.js';
import { useUsageChange } from './usage.js';

export type SourceState = Schemas['UsageSourceAnswer'];
export type Conflict = Schemas['ConflictAnswer'];
export type Overlap = Schemas['OverlapAnswer'];

const everyMs = 3_000;

/** Asked again every few seconds while the page is in sight. */
export function useSources(): UseQueryResult<SourceState[]> {
  return useQuery({
    queryKey: ['sources'],
    queryFn: async ({ signal }) => (await answer(api.GET('/v1/usage-sources', { signal }))).items,
    refetchInterval: everyMs,
  });
}

/** `needed` changes with the number of those to decide on. */
export function useConflicts(needed: number): UseQueryResult<Conflict[]> {
  return useQuery({
    queryKey: ['conflicts', needed],
    queryFn: async ({ signal }) => (await answer(api.GET('/v1/usage-conflicts', { signal }))).items,
  });
}

export function useOverlaps(): UseQueryResult<Overlap[]> {
  return useQuery({
    queryKey: ['overlaps'],
    queryFn: async ({ signal }) => (await answer(api.GET('/v1/usage-overlaps', { signal }))).items,
  });
}

export const useConflictDecision = () =>
  useUsageChange(async ({ id, choice }: { id: string; choice: 'stored' | 'arrived' }) => {
    await api.PUT('/v1/usage-conflicts/{id}', { params: { path: { id } }, body: { choice } });
  });

export const useOverlapChoice = () =>
  useUsageChange(async ({ finer, coarser, choice }: Pick<Overlap, 'finer' | 'coarser' | 'choice'>) => {
    await api.PUT('/v1/usage-overlaps', { body: { finer, coarser, choice } });
  });
