import type { FactorSet } from '@promptprint/emissions';
import { SourceLink } from '../../parts/explain-sources.js';

/** The source of a row, as a link where it has an address. */
export function SourceOf({ id, set }: { id: string; set: FactorSet }) {
  const source = set.sources.get(id);
  return source ? <SourceLink source={source} /> : id;
}
