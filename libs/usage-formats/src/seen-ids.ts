const { imul } = Math;
const emptySlot = 0;

/**
 * A set of texts that keeps 84 bits of each instead of the text: 24 bytes or so apiece, so that a million ids stay
 * small. Two texts are taken for one with a chance of about 1 in 10^13 among a million.
 */
export class SeenIds {
  private slots = 1024;
  private high = new Float64Array(this.slots);
  private low = new Uint32Array(this.slots);
  private seen = new Uint32Array(this.slots);
  private count = 0;

  /** Whether the text is new; it no longer is afterwards. */
  add(text: string): boolean {
    return this.times(text) === 0;
  }

  /** How often the text was asked about before. */
  times(text: string): number {
    const { high, low } = hashed(text);
    const at = this.slotOf(high, low);
    const before = this.seen[at] ?? 0;
    this.seen[at] = before + 1;
    if (before > 0) return before;
    this.count += 1;
    if (this.count * 2 > this.slots) this.grow();
    return 0;
  }

  has(text: string): boolean {
    const { high, low } = hashed(text);
    let at = low & (this.slots - 1);
    while (this.high[at] !== emptySlot && !(this.high[at] === high && this.low[at] === low))
      at = (at + 1) & (this.slots - 1);
    return this.high[at] !== emptySlot;
  }

  private slotOf(high: number, low: number): number {
    for (let at = low & (this.slots - 1); ; at = (at + 1) & (this.slots - 1)) {
      const held = this.high[at];
      if (held === emptySlot) {
        this.high[at] = high;
        this.low[at] = low;
        return at;
      }
      if (held === high && this.low[at] === low) return at;
    }
  }

  private grow(): void {
    const { high, low, seen } = this;
    this.slots *= 2;
    this.high = new Float64Array(this.slots);
    this.low = new Uint32Array(this.slots);
    this.seen = new Uint32Array(this.slots);
    for (const [at, value] of high.entries())
      if (value !== emptySlot) this.seen[this.slotOf(value, low[at] ?? 0)] = seen[at] ?? 0;
  }
}

/** 52 and 32 bits, from three 32-bit mixes of the text. */
function hashed(text: string): { high: number; low: number } {
  let a = 0xdeadbeef ^ text.length;
  let b = 0x41c6ce57;
  let c = 0x2c1b3c6d;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = imul(a ^ code, 0x9e3779b1);
    b = imul(b ^ code, 0x5f356495);
    c = imul(c ^ code, 0x297a2d39);
    a ^= a >>> 15;
    c ^= c >>> 13;
  }
  a = imul(a ^ (a >>> 16), 0x85ebca6b) ^ imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = imul(b ^ (b >>> 16), 0x85ebca6b) ^ imul(c ^ (c >>> 13), 0xc2b2ae35);
  c = imul(c ^ (c >>> 16), 0x85ebca6b) ^ imul(a ^ (a >>> 13), 0xc2b2ae35);
  return { high: (a >>> 0) * 2 ** 20 + ((b >>> 0) & 0xfffff) + 1, low: c >>> 0 };
}

/** A short, stable name for a text that must not be shown; not a secret. */
export function fingerprint(text: string): string {
  const { high, low } = hashed(text);
  return `${high.toString(16)}${low.toString(16).padStart(8, '0')}`;
}

/** Ids too long for a key, as only hostile files have them, keep what stands before the bar and a fingerprint. */
export function shortId(id: string): string {
  return id.length <= 200 ? id : `${id.slice(0, id.indexOf('|'))}|${fingerprint(id)}`;
}
