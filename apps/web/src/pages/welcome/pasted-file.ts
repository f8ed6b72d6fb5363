/** Pasted text takes the same way as a file; its content decides what it is, the name is a hint. */
export function pastedFile(text: string): File {
  const isJson = /^\s*[[{]/.test(text);
  return new File([text], isJson ? 'pasted.json' : 'pasted.csv', { type: isJson ? 'application/json' : 'text/csv' });
}
