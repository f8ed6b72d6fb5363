import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schemas } from './client.js';
import { ApiProblem } from './problem.js';

export type Me = Schemas['MeAnswer'];

interface Session {
  me: Me | null;
  isMember: boolean;
  isVisitor: boolean;
  /** Why nobody knows who is here: the server could not be reached or broke. */
  problem: ApiProblem | null;
}

export const meKey = ['me'];
const over = 'promptprint:session-over';
let lastMe: Me | null = null;
let lastAnswerAt = 0;

/** Who is here; unknown until the server has answered once, a visitor when it cannot be reached. */
export function useSession(): Session {
  const { data, isPending, error } = useQuery({ queryKey: meKey, queryFn: askWho, staleTime: 60_000, retry: false });
  const problem = !data && error instanceof ApiProblem ? error : null;
  return { me: data ?? null, isMember: !!data, isVisitor: !isPending && !data, problem };
}

/** After signing in or out nothing of the person before may stay on the screen; the same person again loses nothing. */
export function useEnter(): (me: Me | null) => void {
  const queries = useQueryClient();
  return (me) => {
    const isSame = me !== null && me.person.id === lastMe?.person.id;
    lastMe = me;
    if (!isSame) queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] });
    queries.setQueryData(meKey, me);
    if (isSame) void queries.invalidateQueries();
  };
}

/** Calls back when the server no longer knows a session that this page began with: ended elsewhere, or too old. */
export function onSessionOver(listen: () => void): () => void {
  window.addEventListener(over, listen);
  return () => window.removeEventListener(over, listen);
}

/** When the server last saw this session, as far as this page knows (milliseconds since 1970). */
export const lastAnsweredAt = (): number => lastAnswerAt;

api.use({
  onResponse: ({ request, response }) => {
    if (response.ok) lastAnswerAt = Date.now();
    // A wrong password at the sign-in is a 401, too, and ends nothing.
    const isRefused = response.status === 401 && !new URL(request.url).pathname.startsWith('/v1/auth/');
    if (isRefused && lastMe) window.dispatchEvent(new Event(over));
  },
});

/** A session that ends under a person's hands leaves the page as it is: what they typed must not go with it. */
async function askWho(): Promise<Me | null> {
  try {
    lastMe = await answer(api.GET('/v1/me'));
    return lastMe;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return lastMe;
    throw error;
  }
}
