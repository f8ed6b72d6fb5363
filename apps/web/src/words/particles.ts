/** The last sound of a digit as Koreans read it: 0 영, 1 일, 3 삼, 6 육, 7 칠, 8 팔 end in a consonant. */
const digitsWithFinal = new Set(['0', '1', '3', '6', '7', '8']);

/** The word with the particle its last sound asks for; where the sound is unknown, both in one, as in "Mistral이(가)". */
export function withParticle(word: string, afterFinal: string, afterVowel: string): string {
  const last = word.at(-1) ?? '';
  const code = last.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) return word + ((code - 0xac00) % 28 === 0 ? afterVowel : afterFinal);
  if (/\d/.test(last)) return word + (digitsWithFinal.has(last) ? afterFinal : afterVowel);
  return `${word}${afterFinal}(${afterVowel})`;
}
