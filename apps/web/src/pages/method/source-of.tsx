import type { FactorSet } from '@promptprint/emissions';

/** The source of a row, as a link where it has an address. */
export function SourceOf({ id, set }: { id: string; set: FactorSet }) {
  const source = set.sources.get(id);
  if (!source) return id;
  if (!source.url) return source.title;
  return (
    <a href={source.url} target="_blank" rel="noreferrer">
      {source.title}
    </a>
  );
}
