/** Three significant digits; what has more zeros than a reader counts is a power of ten. */
export function coefficientText(value: number): string {
  if (value !== 0 && Math.abs(value) < 1e-3) {
    const [digits = '', exponent = ''] = value.toExponential(2).split('e');
    return `${Number(digits)}·10${exponent.replaceAll(/./g, (sign) => raised[sign] ?? '')}`;
  }
  return plain.format(value);
}

const plain = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

const raised: Readonly<Record<string, string>> = {
  '-': '⁻',
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
};
