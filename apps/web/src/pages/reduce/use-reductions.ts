import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../api-client/client.js';

export type ReductionsAnswer = Schemas['ReductionsAnswer'];
export type Reduction = Schemas['ReductionAnswer'];

export interface WhatIfWish {
  model: string;
  inputShare: number;
  country: string;
}

export const asItWas: WhatIfWish = { model: '', inputShare: 1, country: '' };

export const isAsItWas = ({ model, inputShare, country }: WhatIfWish): boolean =>
  model === '' && inputShare === 1 && country === '';

/** The rules on the last 30 days, and the answer to one question of one's own. */
export function useReductions(wish: WhatIfWish) {
  const { model, inputShare, country } = wish;
  const query = isAsItWas(wish) ? {} : { inputShare, ...(model ? { model } : {}), ...(country ? { country } : {}) };
  return useQuery({
    queryKey: ['reductions', query],
    queryFn: ({ signal }) => answer(api.GET('/v1/reductions', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}
