import { DomainError } from '@promptprint/kernel';

/** `bigint` and `numeric` arrive as text; this is the one place they become numbers, and none loses a digit. */
export function wholeNumber(value: string | number | bigint | null | undefined): number {
  const number = Number(value ?? 0);
  if (Number.isSafeInteger(number)) return number;
  throw new DomainError('invalid', 'number-beyond-exactness', { value: String(value) });
}
