/** Of how many cases one can speak: nothing below eight in ten, and nothing is ever certain. */
export function casesOf(probability: number): 8 | 9 | 99 | null {
  if (probability >= 0.985) return 99;
  if (probability >= 0.88) return 9;
  return probability >= 0.8 ? 8 : null;
}
