import createClient from 'openapi-fetch';
import { ApiProblem, problemOf, unreachable } from './problem.js';
import type { components, paths } from './schema.js';

export type Schemas = components['schemas'];

/** The typed client of our own API: same origin, session cookie, answers in the language of the page. */
export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });

api.use({
  onRequest: ({ request }) => {
    request.headers.set('Accept-Language', document.documentElement.lang || 'en');
    return request;
  },
  onResponse: async ({ response }) => {
    if (!response.ok) throw await problemOf(response);
  },
  onError: ({ error }) => (error instanceof ApiProblem ? error : unreachable()),
});

/** The body of an answer; anything but success has already been thrown as an `ApiProblem`. */
export async function answer<Data>(call: Promise<{ data?: Data | undefined }>): Promise<NonNullable<Data>> {
  const { data } = await call;
  return data as NonNullable<Data>;
}
