import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.js';

/** Retries what may pass by itself, never what the server has refused. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => count < 2 && !(error instanceof ApiProblem && error.isTheirs),
      refetchOnWindowFocus: false,
    },
  },
});
