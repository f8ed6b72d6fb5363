import { useWords } from '../shell/locale.js';
import { sourcesWords } from '../words/sources.js';

/** The name people know a source by; someone's own source is called what they call it. */
export function useSourceName(): (kind: string) => string {
  const names: Readonly<Record<string, string>> = useWords(sourcesWords).names;
  return (kind) => (Object.hasOwn(names, kind) ? (names[kind] ?? kind) : kind);
}
