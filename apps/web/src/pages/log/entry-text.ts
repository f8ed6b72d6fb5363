import type { Entry } from '../../api-client/usage.js';
import { dateText, momentText, monthText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';

/** When it was, no more precisely than the entry knows. */
export function useWhen(): (entry: Pick<Entry, 'startedAt' | 'granularity'>) => string {
  const { locale } = useLocale();
  return ({ startedAt, granularity }) => {
    const at = new Date(startedAt);
    if (granularity === 'month') return monthText(at, locale, 'UTC');
    return granularity === 'day' ? dateText(at, locale, 'UTC') : momentText(at, locale);
  };
}

export function useModelName(): (entry: Pick<Entry, 'model' | 'modelRawRequest' | 'modelRawResponse'>) => string {
  const { unknownModel } = useWords(commonWords);
  return ({ model, modelRawRequest, modelRawResponse }) =>
    modelRawResponse ?? modelRawRequest ?? model.id ?? unknownModel;
}
