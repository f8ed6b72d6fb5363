import { useQuery } from '@tanstack/react-query';
import { useSearch } from 'wouter';
import { answer, api } from '../api-client/client.js';

interface ExplainedCauses {
  causes: readonly { slot: string; share: number }[];
  isWaiting: boolean;
}

/**
 * Why the total of a period is as uncertain as it is, over all its requests: only the server knows them all. Asked for
 * once somebody looks; without an answer the causes of the mean request stand in.
 */
export function useExplainedCauses({ from, to }: { from: string; to: string }): ExplainedCauses {
  const isLooking = new URLSearchParams(useSearch()).has('explain');
  const { data, isLoading } = useQuery({
    queryKey: ['footprint', 'causes', from, to],
    queryFn: ({ signal }) => answer(api.GET('/v1/footprint/explain', { params: { query: { from, to } }, signal })),
    enabled: isLooking,
  });
  return { causes: data?.causes ?? [], isWaiting: isLoading };
}
