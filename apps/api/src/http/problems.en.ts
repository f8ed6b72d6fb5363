import { dateIn, type Facts, factText } from './facts.js';

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
  'protobuf-malformed': { title: 'The body is not a valid protobuf message' },
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

  // People, passwords, keys.
  'key-required': { title: 'This needs an API key', detail: () => 'A session or an access token cannot do this.' },
  'credentials-wrong': { title: 'Email or password is wrong' },
  'email-not-valid': { title: 'This is not an email address' },
  'address-taken': { title: 'This address belongs to another account' },
  'link-not-valid': {
    title: 'This link does not work any more',
    detail: () => 'A link works for 15 minutes and until it is used. Please ask for another one.',
  },
  'password-wrong': { title: 'The password is wrong' },
  'password-needed': {
    title: 'Please enter your password',
    detail: () => 'Your last sign-in is too long ago for this, or this cannot be taken back.',
  },
  'password-too-short': {
    title: 'The password is too short',
    detail: () => 'At least 15 characters; words and spaces are fine.',
  },
  'password-too-long': { title: 'The password is too long', detail: () => 'At most 256 characters.' },
  'password-repeats': { title: 'The password repeats itself', detail: () => 'Please choose one with more variety.' },
  'password-own-words': {
    title: 'The password contains your name or ours',
    detail: () => 'Please leave out your name, your address and the name of this product.',
  },
  'password-common': {
    title: 'The password is too easy to guess',
    detail: () => 'A few unrelated words are hard to guess and easy to keep.',
  },
  'too-many-sign-ins': { title: 'Many people are signing in right now', detail: () => 'Please try again in a moment.' },
  'deletion-pending': {
    title: 'This account is about to be deleted',
    detail: ({ deletionDueAt }) =>
      `It will be deleted on ${dateIn('en', deletionDueAt)}. Until then you can take it back.`,
  },
  'no-deletion-pending': { title: 'This account is not about to be deleted' },
  'time-zone-unknown': { title: 'This time zone is not known' },
  'too-many-keys': {
    title: 'There are too many keys',
    detail: ({ most }) => `At most ${factText(most)} keys work at a time.`,
  },
  'scope-beyond-own': {
    title: 'A key cannot give more than it has',
    detail: ({ scope }) => `The scope ${factText(scope)} is not yours to give.`,
  },
  'expiry-out-of-range': { title: 'The expiry must lie within the next two years' },
  'not-a-network': {
    title: 'This is not a network',
    detail: () => 'Networks are written as 192.0.2.0/24 or 2001:db8::/32.',
  },

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
  'ingest-busy': {
    title: 'More usage is arriving than can be stored at once',
    detail: () => 'Please send it again in a moment: it is stored once.',
  },

  // Files read on the server.
  'nothing-usable': {
    title: 'No usage was found in these files',
    detail: ({ tried }) => `Looked for: ${factText(tried)}.`,
  },
  'text-stays-with-you': {
    title: 'This file may hold what you wrote, so it was not read here',
    detail: () =>
      'Import it in the browser or with "promptprint push": both read it on your machine and send counts only. Or send acceptsText=true: the server then reads it, keeps counts only and deletes the file at once.',
  },
  'files-missing': { title: 'There is no file in this form', detail: () => 'Send at least one part with a file name.' },
  'upload-too-large': {
    title: 'These files are too large',
    detail: ({ limitBytes }) => `At most ${factText(limitBytes)} bytes are taken at once.`,
  },
  'upload-no-room': { title: 'Too many files are waiting to be read', detail: () => 'Please send them again later.' },
  'reader-crashed': {
    title: 'Reading these files broke off',
    detail: () => 'What was read before is recorded. Sending them again adds only what is missing.',
  },
  'reader-too-large': {
    title: 'These files need more memory than reading may take',
    detail: () => 'What was read before is recorded. The command line reads larger ones: "promptprint push".',
  },
  'reader-too-slow': {
    title: 'Reading these files took too long',
    detail: () => 'What was read before is recorded. The command line has no such limit: "promptprint push".',
  },

  // Usage and footprints.
  'import-not-open': {
    title: 'This import takes no further entries',
    detail: () => 'It is closed or undone. Open a new one.',
  },
  'entry-already-replaced': {
    title: 'This entry has been corrected already',
    detail: ({ replacedBy }) => `Correct the entry in its place: ${factText(replacedBy)}.`,
  },
  'conflict-decided': {
    title: 'This has been decided already',
    detail: () => 'What arrived later counts. Correct that entry if it is wrong.',
  },
  'trial-running': {
    title: 'A trial is under way',
    detail: () => 'Two at once could not be told apart. Wait for its result, or stop it first.',
  },
  'cursor-invalid': {
    title: 'This cursor does not belong to this list',
    detail: () => 'Start again without a cursor.',
  },
  'period-invalid': {
    title: 'This period is not valid',
    detail: () => 'It begins before it ends and is at most ten years long.',
  },
  'too-many-sources': {
    title: 'Too many kinds of sources',
    detail: ({ limit }) => `An account has at most ${factText(limit)} of them. Use one name for each tool.`,
  },
  'factor-set-not-found': { title: 'There is no such edition of the factors' },

  // Providers that are asked for usage.
  'provider-key-refused': {
    title: 'The provider does not accept this key',
    detail: () => 'It needs a key that may read the usage of the organisation. Please check it, or make another one.',
  },
  'provider-rate-limited': {
    title: 'The provider wants to be asked later',
    detail: () => 'It is asked again by itself, as late as it wishes.',
  },
  'provider-unavailable': {
    title: 'The provider does not answer at the moment',
    detail: () => 'Nothing is lost: what is missing is read later.',
  },
  'provider-request-refused': {
    title: 'The provider does not know this question',
    detail: () => 'Its interface may have changed. Its reports can be imported as files meanwhile.',
  },
  'provider-answer-unreadable': {
    title: 'The provider’s answer could not be read',
    detail: () => 'It is asked again. An answer that stays unreadable is left out and counted.',
  },
  'secret-cannot-be-opened': {
    title: 'The stored key cannot be opened any more',
    detail: () => 'Please enter the key again.',
  },
  'connection-not-active': {
    title: 'This connection is not active',
    detail: () => 'Resume it, or enter a key the provider accepts.',
  },
  'connection-cannot-change': { title: 'This connection cannot be changed in this way' },
  'connection-exists': {
    title: 'This organisation is being read already',
    detail: () => 'Replace the key of that connection instead: two would tell of the same usage.',
  },
  'connection-of-another': {
    title: 'This key belongs to another organisation',
    detail: () => 'Add it as a connection of its own.',
  },
  'too-many-connections': {
    title: 'There are too many connections',
    detail: ({ most }) => `At most ${factText(most)} of them are read. Remove one first.`,
  },
  'egress-refused': { title: 'This address is not called' },

  draining: { title: 'This server is about to stop', detail: () => 'Please repeat the request.' },
} satisfies Record<string, Phrase>;

export type ProblemCode = keyof typeof problemsEn;
