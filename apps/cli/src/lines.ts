import { isUtf8 } from 'node:buffer';

export type Line = { number: number; text: string } | { number: number; fault: 'line-too-long' | 'not-utf8' };

const newline = 0x0a;
const byteOrderMark = '\uFEFF';

/** Splits bytes into lines, one array per piece read; a line beyond `most` bytes is dropped while it passes, never held. */
export async function* linesOf(source: AsyncIterable<Uint8Array>, most = 1 << 20): AsyncGenerator<Line[]> {
  const held: Buffer[] = [];
  let heldBytes = 0;
  let isOverlong = false;
  let number = 0;
  const take = (): Line => {
    number += 1;
    const line = isOverlong ? { number, fault: 'line-too-long' as const } : lineOf(number, Buffer.concat(held));
    held.length = 0;
    heldBytes = 0;
    isOverlong = false;
    return line;
  };
  const hold = (piece: Buffer): void => {
    heldBytes += piece.length;
    isOverlong ||= heldBytes > most;
    if (isOverlong) held.length = 0;
    else held.push(piece);
  };
  for await (const bytes of source) {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const ready: Line[] = [];
    let start = 0;
    for (let end = piece.indexOf(newline); end >= 0; end = piece.indexOf(newline, start)) {
      hold(piece.subarray(start, end));
      ready.push(take());
      start = end + 1;
    }
    if (start < piece.length) hold(piece.subarray(start));
    yield ready;
  }
  if (heldBytes > 0) yield [take()];
}

function lineOf(number: number, bytes: Buffer): Line {
  if (!isUtf8(bytes)) return { number, fault: 'not-utf8' };
  const text = bytes.toString('utf8');
  return { number, text: number === 1 && text.startsWith(byteOrderMark) ? text.slice(1) : text };
}
