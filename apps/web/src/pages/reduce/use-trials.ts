import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../api-client/client.js';
import type { Reduction } from './use-reductions.js';

export type Trial = Schemas['TrialAnswer'];

const trialsKey = ['reduction-trials'];

/** The person's trials, the newest first, and how one is started and stopped. */
export function useTrials() {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: trialsKey,
    queryFn: async ({ signal }) => (await answer(api.GET('/v1/reduction-trials', { signal }))).items,
  });
  const renew = () => queries.invalidateQueries({ queryKey: trialsKey });
  const start = async (rule: Reduction['rule']) => {
    await api.POST('/v1/reduction-trials', { body: { rule } });
    await renew();
  };
  const stop = async (id: string) => {
    await api.DELETE('/v1/reduction-trials/{id}', { params: { path: { id } } });
    await renew();
  };
  return { query, start, stop };
}

export const isOpen = ({ state }: Trial): boolean => state !== 'done';
