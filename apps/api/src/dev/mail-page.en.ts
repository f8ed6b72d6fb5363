export const mailPageEn = {
  title: 'Mails of this sandbox',
  intro: 'Nothing is sent from here. These are the mails people would have received, the newest first.',
  none: 'No mail yet. Sign up with any address, and the first one arrives here.',
  to: 'To',
  home: 'Back to Promptprint',
};
