import type { Locale } from '@promptprint/kernel';
import type { KeptMail } from '@promptprint/platform';
import { escapeHtml } from '../http/escape-html.js';
import { mailPageEn } from './mail-page.en.js';
import { mailPageKo } from './mail-page.ko.js';

export function mailPage(mails: readonly KeptMail[], locale: Locale): string {
  const words = locale === 'ko' ? mailPageKo : mailPageEn;
  const shown = mails.map((mail) => article(mail, locale)).join('\n');
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(words.title)}</title><link rel="stylesheet" href="/docs/style.css"></head><body><main>
<h1>${escapeHtml(words.title)}</h1><p>${escapeHtml(words.intro)}</p>
${mails.length === 0 ? `<p>${escapeHtml(words.none)}</p>` : shown}
</main></body></html>`;
}

function article({ to, subject, text, sentAt, locale: language }: KeptMail, locale: Locale): string {
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(sentAt));
  return `<article lang="${language}"><h2>${escapeHtml(subject)}</h2><p>${escapeHtml(to)} · <time datetime="${escapeHtml(sentAt)}">${escapeHtml(when)}</time></p><pre>${linked(text)}</pre></article>`;
}

/** Links of the product's own mails can be followed; everything else stays text. */
function linked(text: string): string {
  return escapeHtml(text).replaceAll(
    /https?:\/\/[^\s<>"&]+(?:&amp;[^\s<>"&]+)*/g,
    (url) => `<a href="${url}">${url}</a>`,
  );
}
