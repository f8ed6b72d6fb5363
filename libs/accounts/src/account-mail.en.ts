export interface MailWords {
  subject: string;
  /** Plain text; the link stands on a line of its own. */
  text: string;
}

const regards = 'Promptprint';

export const accountMailEn = {
  verify: ({ link }: { link: string }): MailWords => ({
    subject: 'Please confirm your address',
    text: `Please confirm that this address is yours. The link works for 15 minutes:\n\n${link}\n\nIf you did not sign up, do nothing: without this step nobody can use your address.\n\n${regards}\n`,
  }),
  addressKnown: ({ link }: { link: string }): MailWords => ({
    subject: 'You already have an account',
    text: `Someone, probably you, just signed up with this address. It already has an account, and that account is unchanged. Sign in, or set a new password there:\n\n${link}\n\nIf it was not you, do nothing: what was begun without you is deleted in 7 days.\n\n${regards}\n`,
  }),
  reset: ({ link }: { link: string }): MailWords => ({
    subject: 'Set a new password',
    text: `Set a new password here. The link works once and for 15 minutes:\n\n${link}\n\nIf you did not ask for it, do nothing: your password stays as it is.\n\n${regards}\n`,
  }),
  passwordChanged: ({ link }: { link: string }): MailWords => ({
    subject: 'Your password was changed',
    text: `The password of your account was changed, and every other browser was signed out. If it was not you, set a new one now:\n\n${link}\n\n${regards}\n`,
  }),
  deletionAsked: ({ link, date }: { link: string; date: string }): MailWords => ({
    subject: `Your account will be deleted on ${date}`,
    text: `Your account will be deleted on ${date}, with your log, your imports and your figures. API keys stopped working today. Changed your mind? Take it back until then:\n\n${link}\n\n${regards}\n`,
  }),
};

export type AccountMailWords = typeof accountMailEn;
