import { useEffect, useState } from 'react';

/** The token of a mailed link, which stands behind the # or the ?; taken out of the address, so that no history keeps it. */
export function useMailedToken(): string {
  const [token] = useState(() => {
    const { hash, search } = location;
    return new URLSearchParams(hash.slice(1)).get('token') ?? new URLSearchParams(search).get('token') ?? '';
  });
  useEffect(() => {
    if (token) history.replaceState(history.state, '', location.pathname);
  }, [token]);
  return token;
}
