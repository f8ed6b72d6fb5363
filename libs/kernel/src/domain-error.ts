export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'too-many'
  | 'unavailable';

export type Fact = string | number | boolean | null | undefined | readonly string[] | readonly ErrorItem[];

/** One fault inside a larger input: where it is (JSON pointer) and which rule it breaks. */
export interface ErrorItem {
  pointer: string;
  code: string;
}

/** What went wrong, as facts; the words are added at the edge, in the reader's language. */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly facts: Readonly<Record<string, Fact>> = {},
  ) {
    super(`${kind}: ${code}`);
    this.name = 'DomainError';
  }
}
