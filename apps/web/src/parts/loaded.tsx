import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { ApiProblem } from '../api-client/problem.js';
import { useWords } from '../shell/locale.js';
import { commonWords } from '../words/common.js';
import { Button } from './button.js';
import { Waiting } from './waiting.js';

interface LoadedProps<Data> {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'isFetching' | 'refetch'>;
  lines?: number;
  children: (data: Data) => ReactNode;
}

/** One block of a screen: it waits, fails and tries again by itself, whatever the others do. */
export function Loaded<Data>({ query, lines, children }: LoadedProps<Data>) {
  const { data, error, isFetching, refetch } = query;
  if (data !== undefined) return children(data);
  if (error) return <Failed error={error} isBusy={isFetching} onRetry={() => void refetch()} />;
  return <Waiting {...(lines === undefined ? {} : { lines })} />;
}

interface FailedProps {
  error: Error;
  isBusy: boolean;
  onRetry: () => void;
}

export function Failed({ error, isBusy, onRetry }: FailedProps) {
  const common = useWords(commonWords);
  return (
    <div className="notice notice-danger stack-s" role="alert">
      <p>{useProblemText()(error)}</p>
      <div className="row">
        <Button className="button-small" busyText={isBusy && common.retry} onClick={onRetry}>
          {common.retry}
        </Button>
      </div>
    </div>
  );
}

/** What went wrong in the reader's words; what the server refused it has already said in their language. */
export function useProblemText(): (error: unknown) => string {
  const { states } = useWords(commonWords);
  return (error) => {
    if (!(error instanceof ApiProblem)) return states.faultLocal;
    const { facts } = error;
    if (error.isUnreachable) return states.unreachable;
    if (error.status === 429) return states.tooMany(facts.retryAfterSeconds ?? 60);
    if (error.isTheirs)
      return [facts.title, ...(facts.errors ?? []).map(({ detail, code }) => detail ?? code)].join(' ');
    return states.fault(facts.requestId ?? '—');
  };
}
