import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';

export interface TextRules {
  max: number;
  min?: number;
  /** Line feeds allowed. */
  isLong?: boolean;
}

// C0 and C1 controls, and the marks that turn the direction of what follows.
const unwanted =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u;
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800\u3164\uffa0]/u;
// In Unicode mode only half a pair matches.
const loneSurrogate = /\p{Surrogate}/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Why a text that people will read cannot be taken, or null. */
export function faultOfText(text: string, { max, min = 1, isLong = false }: TextRules): string | null {
  // Length first: nothing below runs over a text of any size.
  if (text.length > max * 8) return 'too-long';
  if (loneSurrogate.test(text)) return 'not-unicode';
  if (unwanted.test(text) || (!isLong && text.includes('\n'))) return 'unwanted-characters';
  const points = Array.from(text).length;
  const shown = Array.from(graphemes.segment(text)).length;
  if (points > max * 4 || shown > max) return 'too-long';
  if (shown < min) return 'too-short';
  return min > 0 && !visible.test(text) ? 'invisible' : null;
}

/** Hangul typed on different machines comes composed or decomposed; it is kept composed. */
export function tidyText(value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFC').trim() : value;
}

/** A property people write and read: NFC, trimmed, visible, without controls or direction marks; at most `max` graphemes. */
export function Text(rules: TextRules): PropertyDecorator {
  return (target, property) => {
    Transform(({ value }) => tidyText(value))(target, property);
    registerDecorator({
      name: 'text',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value) => typeof value === 'string' && faultOfText(value, rules) === null,
        defaultMessage: () => 'text',
      },
    });
  };
}
