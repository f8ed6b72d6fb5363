import type { Locale } from '@promptprint/kernel';
import type { KeptMail } from '@promptprint/platform';
import { escapeHtml } from '../http/escape-html.js';
import { mailPageEn } from './mail-page.en.js';
import { mailPageKo } from './mail-page.ko.js';

export function mailPage(mails: readonly KeptMail[], locale: Locale): string {
  const words = locale === 'ko' ? mailPageKo : mailPageEn;
  const shown = mails.map((mail) => article(mail, { locale, to: words.to })).join('\n');
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(words.title)}</title><link rel="stylesheet" href="/dev/mail/style.css"></head><body><main>
<nav><a href="/">${escapeHtml(words.home)}</a></nav>
<h1>${escapeHtml(words.title)}</h1><p>${escapeHtml(words.intro)}</p>
${mails.length === 0 ? `<p class="none">${escapeHtml(words.none)}</p>` : shown}
</main></body></html>`;
}

function article(
  { to, subject, text, sentAt, locale: language }: KeptMail,
  page: { locale: Locale; to: string },
): string {
  const when = new Intl.DateTimeFormat(page.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(sentAt),
  );
  return `<article><header><h2 lang="${language}">${escapeHtml(subject)}</h2><p>${escapeHtml(page.to)} <b>${escapeHtml(to)}</b><time datetime="${escapeHtml(sentAt)}">${escapeHtml(when)}</time></p></header><div class="text" lang="${language}">${linked(text.trim())}</div></article>`;
}

/** Links of the product's own mails can be followed; everything else stays text. */
function linked(text: string): string {
  return escapeHtml(text).replaceAll(
    /https?:\/\/[^\s<>"&]+(?:&amp;[^\s<>"&]+)*/g,
    (url) => `<a href="${url}">${url}</a>`,
  );
}

/** The colours of the web app; a page of the API cannot use its files, whose names change with their content. */
export const mailPageStyle = `:root{color-scheme:light dark;--bg:light-dark(#fbfaf7,#111318);--surface:light-dark(#fff,#191c22);--text:light-dark(#1b1d22,#eceef2);--quiet:light-dark(#474c56,#bac1cd);--link:light-dark(#1d4f91,#8db6f0);--border:light-dark(#d9d5cb,#343a45);--focus:light-dark(#b8430b,#ffb067)}
body{margin:0;background:var(--bg);color:var(--text);font:16px/1.6 'Pretendard Variable',system-ui,'Apple SD Gothic Neo','Noto Sans KR','Malgun Gothic',sans-serif}
main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 4rem}h1{margin:1rem 0 .25rem;font-size:1.75rem;line-height:1.25}h1+p{margin:0 0 1.5rem;color:var(--quiet)}
a{color:var(--link)}a:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
article{margin:0 0 1rem;background:var(--surface);border:1px solid var(--border);border-radius:10px;overflow:hidden}header{padding:.75rem 1rem;border-bottom:1px solid var(--border)}
h2{margin:0;font-size:1.125rem;line-height:1.4}header p{display:flex;flex-wrap:wrap;gap:0 .5rem;margin:.125rem 0 0;font-size:.875rem;color:var(--quiet);overflow-wrap:anywhere}time{margin-inline-start:auto;white-space:nowrap}
.text{padding:1rem;white-space:pre-wrap;overflow-wrap:anywhere}.none{padding:2rem 1rem;border:1px dashed var(--border);border-radius:10px;text-align:center;color:var(--quiet)}`;
