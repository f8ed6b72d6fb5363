import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../api-client/client.js';

export type Restatement = Schemas['RestatementAnswer'];

const restatementsKey = ['restatements'];

/** Figures that were computed again by other factors, the latest first. */
export function useRestatements(): UseQueryResult<Restatement[]> {
  return useQuery({
    queryKey: restatementsKey,
    queryFn: async ({ signal }) => (await answer(api.GET('/v1/restatements', { signal }))).items,
  });
}

/** Notes that a change was seen. One that is not there any more is looked for anew. */
export function useReadRestatement(): (id: string) => Promise<void> {
  const queries = useQueryClient();
  return async (id) => {
    const renew = () => queries.invalidateQueries({ queryKey: restatementsKey });
    const read = await answer(api.POST('/v1/restatements/{id}/read', { params: { path: { id } } })).catch(
      (refusal: unknown) => {
        void renew();
        throw refusal;
      },
    );
    queries.setQueryData<Restatement[]>(restatementsKey, (items) =>
      items?.map((item) => (item.id === id ? read : item)),
    );
  };
}
