interface ErrorFacts {
  type: string;
  code?: string;
  message: string;
  stack: string;
  cause?: ErrorFacts;
}

const mostCauses = 3;

/**
 * An error as the log may keep it: a list of what is named, because drivers hang the parameters of a statement and the
 * values of a row on their errors, and parsers quote what they read.
 */
export function errorFacts(error: unknown, depth = 0): ErrorFacts {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something that is no error was thrown', stack: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return {
    type: error.name,
    ...(code === null ? {} : { code }),
    message: quotesInput(error, code) ? withoutQuotes(error.message) : error.message.slice(0, 500),
    stack: framesOf(error.stack ?? ''),
    ...(error.cause instanceof Error && depth < mostCauses ? { cause: errorFacts(error.cause, depth + 1) } : {}),
  };
}

/** PostgreSQL's class 22 (wrong data) and the parsers of the language repeat the text they could not read. */
const quotesInput = (error: Error, code: string | null) =>
  error instanceof SyntaxError || (code?.startsWith('22') ?? false);

const withoutQuotes = (message: string) => message.slice(0, 500).replaceAll(/"[^]*"|'[^]*'/g, '"…"');

/** The stack begins with the message: only the places after it are kept. */
function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 20)
    .map((line) => line.trim())
    .join('\n');
}
