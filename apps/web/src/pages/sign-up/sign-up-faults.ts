import type { FoundFault } from '../../parts/submission.js';
import { consents, type Consent } from './consents.js';

/** As the server has it (NIST SP 800-63B-4 for a password that is the only factor). */
export const shortestPassword = 15;

interface Wish {
  email: string;
  password: string;
}

/** What can be seen without asking the server, all of it at once. */
export function faultsOfSignUp(
  { email, password }: Wish,
  given: Record<Consent, boolean>,
  missing: Record<Consent, string>,
): FoundFault[] {
  return [
    ...faultsOfEmail(email),
    ...faultsOfNewPassword(password),
    ...consents
      .filter((one) => !given[one])
      .map((one) => ({ field: one, code: 'consent-missing', text: missing[one] })),
  ];
}

export function faultsOfEmail(email: string): FoundFault[] {
  return /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? [] : [{ field: 'email', code: 'email-not-valid' }];
}

export function faultsOfNewPassword(password: string, field = 'password'): FoundFault[] {
  const isShort = Array.from(password.normalize('NFC')).length < shortestPassword;
  return isShort ? [{ field, code: password ? 'password-too-short' : 'password-missing' }] : [];
}
