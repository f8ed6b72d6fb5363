import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { answer, api, type Schemas } from './client.js';

export type Connection = Schemas['UsageConnectionAnswer'];
export type NewConnection = Schemas['NewUsageConnectionBody'];
export type ConnectionChange = Schemas['UsageConnectionChangeBody'];

const key = ['connections'];

export function useConnections(): UseQueryResult<Connection[]> {
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await answer(api.GET('/v1/usage-connections', { signal }))).items,
    refetchInterval: 5_000,
  });
}

/** What changes connections; each is answered once the list is known anew. */
export function useConnectionChanges() {
  const queries = useQueryClient();
  const renew = async () => {
    await queries.invalidateQueries({ queryKey: key });
  };
  return {
    add: async (body: NewConnection) => {
      await answer(api.POST('/v1/usage-connections', { body }));
      await renew();
    },
    change: async (id: string, body: ConnectionChange) => {
      await answer(api.PATCH('/v1/usage-connections/{id}', { params: { path: { id } }, body }));
      await renew();
    },
    runNow: async (id: string) => {
      await answer(api.POST('/v1/usage-connections/{id}/runs', { params: { path: { id } } }));
      await renew();
    },
    remove: async (id: string) => {
      await api.DELETE('/v1/usage-connections/{id}', { params: { path: { id } } });
      await renew();
    },
  };
}
