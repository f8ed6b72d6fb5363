import { useState } from 'react';

/** Two of the models; the first and the last until somebody chooses, the older one makes room for a third. */
export function usePair(names: readonly string[]) {
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [first, last] = [names[0], names.at(-1)];
  const usual = first !== undefined && last !== undefined && first !== last ? [first, last] : [];
  const pair = (chosen ?? usual).filter((name) => names.includes(name));
  const toggle = (name: string) =>
    setChosen(pair.includes(name) ? pair.filter((one) => one !== name) : [...pair, name].slice(-2));
  return { pair, toggle };
}
