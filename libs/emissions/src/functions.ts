/**
 * Elementary functions out of additions, multiplications, divisions and roots, which IEEE 754 fixes to the last bit.
 * The built-in ones may differ in the last place from engine to engine (Node 24 and Chromium 153 do in every tenth call),
 * and then a browser and the server would show different figures of one event. Errors stay below two units in the last place.
 */

const log2e = 1.4426950408889634;
// ln 2 in two parts: the first has so few digits that its multiples are exact.
const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;
const largest = 709.782712893384;
const smallest = -745.1332191019412;
const lowestPower = -1074;

/** 2^k for every k a double has, from the lowest on. */
const powersOfTwo = new Float64Array(2_098);
for (let at = 0, power = 2 ** lowestPower; at < powersOfTwo.length; at += 1, power *= 2) powersOfTwo[at] = power;

/** exp(x) - 1 where |x| ≤ ln 2 / 2: the series as far as it matters, in parts that do not wait for each other. */
function nearZero(x: number): number {
  const y = x * x;
  const z = y * y;
  const low = 1 / 2 + x * (1 / 6) + y * (1 / 24 + x * (1 / 120));
  const middle = 1 / 720 + x * (1 / 5_040) + y * (1 / 40_320 + x * (1 / 362_880));
  const top = 1 / 3_628_800 + x * (1 / 39_916_800) + y * (1 / 479_001_600 + x * (1 / 6_227_020_800));
  return x + y * (low + z * (middle + z * top));
}

/** How many times ln 2 is in it, to the next whole number. */
const halvings = (x: number) => Math.floor(x * log2e + 0.5);

/** What is left of it without those. */
const rest = (x: number, k: number) => x - k * ln2High - k * ln2Low;

export function exp(x: number): number {
  if (x > largest) return Infinity;
  if (x < smallest) return 0;
  const k = halvings(x);
  const scaled = 1 + nearZero(rest(x, k));
  // The largest power of two is one step short of the largest double, and the smallest of what rounds to a double.
  if (k === 1_024) return scaled * powerOfTwo(1_023) * 2;
  return k < -1_000 ? scaled * powerOfTwo(k + 100) * powerOfTwo(-100) : scaled * powerOfTwo(k);
}

/** exp(x) - 1, without what the difference would lose near zero. */
export function expm1(x: number): number {
  if (x > 50 || x < -50) return exp(x) - 1;
  const k = halvings(x);
  const power = powerOfTwo(k);
  return power * nearZero(rest(x, k)) + (power - 1);
}

function powerOfTwo(k: number): number {
  return powersOfTwo[k - lowestPower] ?? Number.NaN;
}

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
/** Which of the two words holds sign and exponent: machines differ. */
const high = (() => {
  double[0] = 1;
  return words[0] === 0 ? 1 : 0;
})();
const mantissaOfRootTwo = 0x6a_09e;

/** Natural logarithm: -Infinity for 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x > 0 ? x : Number.NaN;
  let k = -1_023;
  if (x < 2.2250738585072014e-308) {
    x *= 18_014_398_509_481_984;
    k -= 54;
  }
  // x = 2^k (1 + f), with 1 + f between the roots of a half and of two.
  double[0] = x;
  const word = words[high] ?? 0;
  const mantissa = word & 0xf_ff_ff;
  const isUpper = mantissa >= mantissaOfRootTwo;
  k += (word >>> 20) + (isUpper ? 1 : 0);
  words[high] = mantissa | ((isUpper ? 1_022 : 1_023) << 20);
  const f = (double[0] ?? 1) - 1;
  const s = f / (2 + f);
  const z = s * s;
  // 2/3, 2/5, … as far as they matter.
  const w = z * z;
  const odd = 2 / 3 + w * (2 / 7 + w * (2 / 11 + w * (2 / 15 + w * (2 / 19))));
  const even = 2 / 5 + w * (2 / 9 + w * (2 / 13 + w * (2 / 17 + w * (2 / 21))));
  const sum = odd + z * even;
  const half = (f * f) / 2;
  return k * ln2High - (half - (s * (half + z * sum) + k * ln2Low) - f);
}

/** ln(1 + x), without what the sum would lose near zero. */
export function log1p(x: number): number {
  const sum = 1 + x;
  const kept = sum - 1;
  // Nothing was lost of an infinity, and everything of what is too small.
  return kept === 0 || kept === Infinity ? x : log(sum) * (x / kept);
}

/** x to the power y, for x ≥ 0. */
export function power(x: number, y: number): number {
  return y === 0 ? 1 : exp(y * log(x));
}

/** Root of the sum of squares. */
export function hypot(...parts: readonly number[]): number {
  let sum = 0;
  for (const part of parts) sum += part * part;
  return Math.sqrt(sum);
}
