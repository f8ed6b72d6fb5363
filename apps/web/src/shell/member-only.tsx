import { useEffect, type ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useSession } from '../api-client/session.js';
import { Button } from '../parts/button.js';
import { Notice } from '../parts/notice.js';
import { Waiting } from '../parts/waiting.js';
import { commonWords } from '../words/common.js';
import { useQueryClient } from '@tanstack/react-query';
import { meKey } from '../api-client/session.js';
import { useWords } from './locale.js';
import { withReturn } from './return-address.js';

/** A screen of someone's own: a visitor is sent to sign in and comes back to this very address. */
export function MemberOnly({ children }: { children: ReactNode }) {
  const { isMember, isVisitor, problem } = useSession();
  const [path, go] = useLocation();
  const search = useSearch();
  const mustSignIn = isVisitor && !problem;
  useEffect(() => {
    if (mustSignIn) go(withReturn('/signin', '', search ? `${path}?${search}` : path), { replace: true });
  }, [mustSignIn, path, search, go]);
  if (isMember) return children;
  return problem ? <Unknown /> : <Waiting lines={5} />;
}

function Unknown() {
  const say = useWords(commonWords);
  const queries = useQueryClient();
  return (
    <Notice tone="danger">
      <p>{say.states.unreachable}</p>
      <div className="row">
        <Button onClick={() => void queries.refetchQueries({ queryKey: meKey })}>{say.retry}</Button>
      </div>
    </Notice>
  );
}
