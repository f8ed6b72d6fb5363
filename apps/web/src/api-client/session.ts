import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schemas } from './client.js';
import { ApiProblem } from './problem.js';

export type Me = Schemas['MeResponse'];

interface Session {
  me: Me | null;
  isMember: boolean;
  isVisitor: boolean;
}

const key = ['me'];

/** Who is here; unknown until the server has answered once, a visitor when it cannot be reached. */
export function useSession(): Session {
  const { data, isPending } = useQuery({ queryKey: key, queryFn: askWho, staleTime: 60_000, retry: false });
  return { me: data ?? null, isMember: !!data, isVisitor: !isPending && !data };
}

/** After signing in or out nothing of the person before may stay on the screen. */
export function useEnter(): (me: Me | null) => void {
  const queries = useQueryClient();
  return (me) => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== key[0] });
    queries.setQueryData(key, me);
  };
}

async function askWho(): Promise<Me | null> {
  try {
    return await answer(api.GET('/v1/me'));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}
