import { domainToASCII } from 'node:url';
import { DomainError } from '@promptprint/kernel';

export interface EmailAddress {
  /** As typed, in NFC. */
  email: string;
  /** Equal for every spelling that reaches the same mailbox at ordinary providers. */
  key: string;
  localPart: string;
}

const longest = 254;
// Linear by construction: one class on each side of a single @. Spaces, control characters, quotes and brackets never pass, so no mail header can be forged.
const shape = /^([^\s@"(),:;<>[\]\\\p{C}]{1,64})@([^\s@"(),:;<>[\]\\\p{C}]{1,253})$/u;

export function parseEmail(text: string): EmailAddress {
  const email = text.normalize('NFC').trim();
  const parts = email.length <= longest ? shape.exec(email) : null;
  const domain = parts?.[2] ? domainToASCII(parts[2].toLowerCase()) : '';
  const localPart = parts?.[1] ?? '';
  const isDomain = /^[a-z0-9.-]+\.[a-z0-9-]{2,}$/.test(domain) && !/^[.-]|\.\.|[.-]$/.test(domain);
  if (!isDomain || /^\.|\.\.|\.$/.test(localPart)) {
    throw new DomainError('invalid', 'email-not-valid', { errors: [{ pointer: '/email', code: 'email-not-valid' }] });
  }
  return { email, key: `${localPart.toLowerCase()}@${domain}`, localPart };
}
