import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../api-client/client.js';

export type Restatement = Schemas['RestatementAnswer'];

const restatementsKey = ['restatements'];

/** Figures that changed and were not looked at yet, the latest first, and how one is put away. */
export function useUnreadRestatements() {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: restatementsKey,
    queryFn: async ({ signal }) => (await answer(api.GET('/v1/restatements', { signal }))).items,
  });
  const read = async (id: string) => {
    await api.POST('/v1/restatements/{id}/read', { params: { path: { id } } });
    await queries.invalidateQueries({ queryKey: restatementsKey });
  };
  return { unread: (data ?? []).filter(({ state }) => state === 'announced'), read };
}
