import { type Facts, factText } from './facts.js';

/** What a person reads about one code: a title that never changes with the facts, and a sentence that may. */
export interface Phrase {
  title: string;
  detail?: (facts: Facts) => string;
}

export const problemsEn = {
  // One per kind, for a code that has no phrase of its own.
  invalid: { title: 'The request is not valid' },
  unauthenticated: { title: 'Please sign in' },
  forbidden: { title: 'This is not allowed' },
  'not-found': { title: 'There is nothing here' },
  conflict: { title: 'This does not fit what is already there' },
  'too-large': { title: 'The request is too large' },
  unsupported: { title: 'This form of data is not supported' },
  'too-many': { title: 'Too many requests' },
  unavailable: { title: 'Not available at the moment' },
  defect: {
    title: 'Something went wrong on our side',
    detail: () => 'It has been noted. Quote the request id when you write to us.',
  },

  // The form of a request.
  'validation-failed': {
    title: 'Some fields are not valid',
    detail: () => 'Each entry of "errors" points at a field and names the rule it breaks.',
  },
  'json-malformed': { title: 'The body is not valid JSON' },
  'json-too-deep': { title: 'The body is nested too deeply' },
  'json-duplicate-key': { title: 'A key appears twice in one object' },
  'json-hostile-key': { title: 'The body contains a forbidden key' },
  'json-too-many-items': { title: 'The body contains too many items' },
  'json-string-too-long': { title: 'The body contains a text that is too long' },
  'text-not-unicode': { title: 'The text is not valid Unicode' },
  'text-with-nul': { title: 'The text contains the character U+0000' },
  'body-unreadable': { title: 'The body could not be read' },
  'body-too-large': {
    title: 'The body is too large',
    detail: ({ limitBytes }) => `At most ${factText(limitBytes)} bytes are taken here, counted after decompression.`,
  },
  'media-type-unsupported': {
    title: 'This media type is not supported',
    detail: ({ accepted }) => `Supported here: ${factText(accepted)}.`,
  },
  'content-encoding-unsupported': {
    title: 'This content encoding is not supported',
    detail: ({ accepted }) => `Supported: ${factText(accepted)}, one at a time.`,
  },
  'charset-unsupported': { title: 'Only UTF-8 is supported' },
  'request-malformed': { title: 'The request could not be understood' },
  'path-malformed': { title: 'The address is not valid' },
  'not-an-id': { title: 'This is not a valid id' },
  'not-an-account-id': { title: 'This is not a valid account id' },
  'number-beyond-exactness': { title: 'A number is too large to be exact' },
  'method-not-allowed': { title: 'This method is not supported here' },

  // Who may.
  'sign-in-required': { title: 'Please sign in' },
  'session-required': { title: 'This needs a signed-in browser', detail: () => 'API keys cannot do this.' },
  'scope-missing': { title: 'The key lacks a scope', detail: ({ scope }) => `The scope ${factText(scope)} is needed.` },
  'access-not-declared': { title: 'This is not allowed' },
  'foreign-origin': { title: 'Requests from other sites are not accepted' },

  // Limits and outages.
  'rate-limited': {
    title: 'Too many requests',
    detail: ({ retryAfterSeconds }) => `Please try again in ${factText(retryAfterSeconds)} s.`,
  },
  'database-busy': { title: 'The service is busy', detail: () => 'Please try again in a moment.' },
  'database-unavailable': { title: 'The database cannot be reached', detail: () => 'Please try again in a moment.' },
  'database-too-slow': {
    title: 'The answer took too long',
    detail: () => 'Please ask for less at once, or try again later.',
  },
  'commit-outcome-unknown': {
    title: 'It is not known whether this was stored',
    detail: () => 'Repeat the request unchanged: it takes effect once.',
  },
  'migrations-pending': {
    title: 'The database is being brought up to date',
    detail: () => 'Please try again in a moment.',
  },
  draining: { title: 'This server is about to stop', detail: () => 'Please repeat the request.' },
} satisfies Record<string, Phrase>;

export type ProblemCode = keyof typeof problemsEn;
