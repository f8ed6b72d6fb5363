/** A stretch of the text of a web page. */
export interface HtmlText {
  text: string;
  isCode: boolean;
}

const tagName = /[a-z][a-z0-9-]*/iy;
/** What stands inside is no text of the page. */
const silent = new Set(['script', 'style', 'template', 'noscript', 'svg', 'head']);
const inline = new Set(['a', 'b', 'code', 'em', 'i', 'mark', 's', 'small', 'span', 'strong', 'sub', 'sup', 'u', 'wbr']);
const entity = /&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi;
const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['hellip', '…'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
]);

/** The text of this HTML without tags, scripts and comments; cut or broken HTML as far as it goes. */
export function htmlText(html: string): HtmlText[] {
  const found: HtmlText[] = [];
  let preformatted = 0;
  for (let at = 0; at < html.length;) {
    const tag = html.indexOf('<', at);
    const end = tag === -1 ? html.length : tag;
    add(found, decoded(html.slice(at, end)), preformatted > 0);
    if (tag === -1) break;
    const { name, isClosing, next } = tagAt(html, tag);
    if (name === null) add(found, html.slice(tag, next), preformatted > 0);
    else if (name === 'pre') preformatted = Math.max(0, preformatted + (isClosing ? -1 : 1));
    else if (!inline.has(name)) add(found, '\n', preformatted > 0);
    at = next;
  }
  return found.filter(({ text }) => text.trim() !== '');
}

function add(found: HtmlText[], text: string, isCode: boolean): void {
  if (text === '') return;
  const last = found.at(-1);
  if (last?.isCode === isCode) last.text += text;
  else found.push({ text, isCode });
}

/** The tag at this place with what it silences, or a lone sign; a tag that never ends takes the rest along. */
function tagAt(html: string, at: number): { name: string | null; isClosing: boolean; next: number } {
  if (html.startsWith('<!--', at)) return { name: '', isClosing: false, next: after(html, '-->', at + 4) };
  const isClosing = html[at + 1] === '/';
  tagName.lastIndex = at + (isClosing ? 2 : 1);
  const name = tagName.exec(html)?.[0].toLowerCase() ?? null;
  if (name === null && html[at + 1] !== '!') return { name, isClosing, next: at + 1 };
  const next = after(html, '>', at + 1);
  if (name === null || isClosing || !silent.has(name) || html[next - 2] === '/')
    return { name: name ?? '', isClosing, next };
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = next;
  const close = closing.exec(html);
  return { name: '', isClosing, next: close === null ? html.length : after(html, '>', close.index) };
}

function after(html: string, sign: string, from: number): number {
  const at = html.indexOf(sign, from);
  return at === -1 ? html.length : at + sign.length;
}

function decoded(text: string): string {
  return text.includes('&') ? text.replaceAll(entity, (whole, inside: string) => signOf(inside) ?? whole) : text;
}

function signOf(inside: string): string | undefined {
  if (!inside.startsWith('#')) return named.get(inside.toLowerCase());
  const isHex = inside[1] === 'x' || inside[1] === 'X';
  const code = Number.parseInt(inside.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
