import { taskIds, tasks, type TaskId, type TaskWork } from '@promptprint/emissions';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';

/** As many as a person still looks through. */
export const mostModels = 24;

const longestName = 100;

/** Well-known models of each maker, and open ones of two sizes. */
const usualModels: Readonly<Record<'text' | 'image', readonly string[]>> = {
  text: [
    'gpt-5',
    'gpt-5-mini',
    'claude-opus-4-1',
    'claude-sonnet-4-5',
    'gemini-2.5-pro',
    'gemini-2.5-flash',
    'deepseek-v3.1',
    'Llama-3.3-70B-Instruct',
    'Llama-3.1-8B-Instruct',
    'EXAONE-4.0-32B',
  ],
  image: [
    'gpt-image-1',
    'gemini-2.5-flash-image',
    'FLUX.1-dev',
    'stable-diffusion-3.5-large',
    'stable-diffusion-3.5-medium',
  ],
};

export const usualFor = (task: TaskId): readonly string[] => usualModels[task === 'image' ? 'image' : 'text'];

export const countNames = [
  'inputTokens',
  'inputCacheReadTokens',
  'outputTokens',
  'outputReasoningTokens',
  'images',
] as const satisfies readonly (keyof TaskWork)[];
export type CountName = (typeof countNames)[number];

/** Which counts a task has. */
export const countsOf = (task: TaskId): readonly CountName[] =>
  task === 'image' ? ['images'] : countNames.filter((name) => name !== 'images');

export interface CompareWish {
  task: TaskId;
  work: TaskWork;
  country: string;
  models: readonly string[];
  isPublishedOnly: boolean;
}

/** What an address asks for; what cannot be read is as usual, and a part is never more than its whole. */
export function wishOf(search: URLSearchParams): CompareWish {
  const task = taskIds.find((id) => id === search.get('task')) ?? 'question';
  const usual = tasks[task];
  const count = (name: CountName, most: number) => {
    const asked = search.get(name);
    return Math.min(asked !== null && /^\d{1,8}$/.test(asked) ? Number(asked) : usual[name], most);
  };
  const inputTokens = count('inputTokens', 10_000_000);
  const outputTokens = count('outputTokens', 1_000_000);
  const work: TaskWork = {
    inputTokens,
    inputCacheReadTokens: count('inputCacheReadTokens', inputTokens),
    outputTokens,
    outputReasoningTokens: count('outputReasoningTokens', outputTokens),
    images: task === 'image' ? Math.max(1, count('images', 1_000)) : 0,
  };
  const asked =
    search
      .get('models')
      ?.split(',')
      .map((name) => name.trim().slice(0, longestName))
      .filter(Boolean) ?? [];
  const country = search.get('country') ?? '';
  return {
    task,
    work: task === 'image' || inputTokens + outputTokens > 0 ? work : usual,
    country: /^[A-Z]{2}$/.test(country) ? country : '',
    models: asked.length > 0 ? [...new Set(asked)].slice(0, mostModels) : usualFor(task),
    isPublishedOnly: search.get('published') === '1',
  };
}

export type WishName = 'task' | 'country' | 'models' | 'published' | CountName;

/** The wish stands in the address, so that a comparison can be shared. */
export function useWish() {
  const [search, setSearch] = useSearchParams();
  const wish = useMemo(() => wishOf(search), [search]);
  const change = (name: WishName, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        // Another task has counts and usual models of its own.
        if (name === 'task') for (const own of [...countNames, 'models']) next.delete(own);
        return next;
      },
      { replace: true },
    );
  return { wish, change };
}
