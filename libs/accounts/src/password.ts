import { commonWords, keyboardRows } from './common-passwords.js';

export const shortestPassword = 15;
export const longestPassword = 256;

export type PasswordFault =
  'password-too-short' | 'password-too-long' | 'password-common' | 'password-repeats' | 'password-own-words';

const productWords = ['promptprint', '프롬프트프린트'];

/** One documented form, so that the same keys typed on another machine give the same bytes. Nothing is cut off. */
export function normalisePassword(password: string): string {
  return password.normalize('NFC');
}

/**
 * A password is the only factor here, so NIST SP 800-63B-4 asks for 15 characters and a blocklist, and for no rule about
 * kinds of characters. At that length lists of whole passwords catch little; what people do instead is join two common
 * words, repeat, walk along the keyboard or add a year. So: whatever is left after taking those away must still be
 * something to guess.
 */
export function faultOfPassword(password: string, ownWords: readonly string[] = []): PasswordFault | null {
  const text = normalisePassword(password);
  if (text.length > longestPassword) return 'password-too-long';
  const length = Array.from(text).length;
  if (length < shortestPassword) return 'password-too-short';
  const folded = Array.from(text.toLowerCase());
  if (new Set(folded).size < 5 || isRepeated(folded)) return 'password-repeats';
  const plain = folded.join('');
  if ([...productWords, ...ownWords].some((word) => isOwn(plain, word.toLowerCase()))) return 'password-own-words';
  return isCommon(plain) ? 'password-common' : null;
}

/** Own words shorter than four characters would refuse too much by chance. */
function isOwn(text: string, word: string): boolean {
  return Array.from(word).length >= 4 && (text.includes(word) || unleet(text).includes(word));
}

function isRepeated(text: readonly string[]): boolean {
  for (let period = 1; period <= text.length / 2; period += 1) {
    if (text.every((character, at) => character === text[at % period])) return true;
  }
  return false;
}

const leastUnexplained = 6;
const fewestWords = 3;

/** Common means: at most two known words, and besides them, runs of keys and digits, almost nothing. */
function isCommon(text: string): boolean {
  const read = unleet(text);
  let unexplained = 0;
  const seen = new Set<string>();
  for (let at = 0; at < text.length;) {
    const word = [longestWord(text, at), longestWord(read, at)].toSorted((a, b) => b.length - a.length)[0] ?? '';
    const run = longestRun(text, at);
    if (run > Math.max(2, word.length)) at += run;
    else if (word !== '') {
      seen.add(word);
      at += word.length;
    } else {
      const character = text.charAt(at);
      // Digits and punctuation are what gets added to a common password; letters are what makes another one.
      if (/[\p{L}\p{M}]/u.test(character)) unexplained += 1;
      else unexplained += 0.34;
      at += 1;
    }
  }
  return unexplained < leastUnexplained && seen.size < fewestWords;
}

const longestKnown = Math.max(...[...commonWords].map((word) => word.length));

function longestWord(text: string, at: number): string {
  for (let length = Math.min(longestKnown, text.length - at); length >= 3; length -= 1) {
    const piece = text.slice(at, at + length);
    if (commonWords.has(piece)) return piece;
  }
  return '';
}

const backwards = (text: string) => Array.from(text).toReversed().join('');
const rows = keyboardRows.flatMap((row) => [row, backwards(row)]);

/** The longest stretch that lies side by side on a keyboard, or stays on one key. */
function longestRun(text: string, at: number): number {
  let longest = 1;
  while (at + longest < text.length && text[at + longest] === text[at]) longest += 1;
  for (const row of rows) {
    let length = 3;
    while (at + length <= text.length && row.includes(text.slice(at, at + length))) length += 1;
    longest = Math.max(longest, length - 1);
  }
  return longest < 3 ? 1 : longest;
}

const looksLike: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '+': 't',
};

function unleet(text: string): string {
  return Array.from(text)
    .map((character) => (Object.hasOwn(looksLike, character) ? looksLike[character] : character))
    .join('');
}
