export const mailPageEn = {
  title: 'Mails of this sandbox',
  intro: 'Nothing is sent from here. These are the mails people would have received, the newest first.',
  none: 'No mail yet.',
};
