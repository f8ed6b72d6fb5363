import type { Fact } from '@promptprint/kernel';

/** Everything a sentence about a fault may name. */
const factNames = [
  'argument',
  'choices',
  'command',
  'directory',
  'file',
  'most',
  'nearest',
  'option',
  'places',
  'reason',
  'reasons',
  'status',
  'title',
  'tried',
  'url',
  'value',
] as const;

/** Facts as texts, a list as its parts with commas between; what is not known is empty. */
export type FaultFacts = Readonly<Record<(typeof factNames)[number], string>>;

export function faultFacts(facts: Readonly<Record<string, Fact>>): FaultFacts {
  return Object.fromEntries(factNames.map((name) => [name, textOf(facts[name])])) as FaultFacts;
}

function textOf(fact: Fact): string {
  if (fact === null || fact === undefined) return '';
  if (typeof fact !== 'object') return String(fact);
  return fact.map((part) => (typeof part === 'string' ? part : part.code)).join(', ');
}
