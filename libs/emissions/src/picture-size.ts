import { usable } from './tokens.js';
import type { UsageInput } from './usage-input.js';

/** Millions of pixels of one picture or frame: width × height, else all pixels over the pictures; null where not told. */
export function sizeIn({ width, height, units }: UsageInput, images: number): number | null {
  const across = usable(width);
  const down = usable(height);
  if (across && down) return (across * down) / 1e6;
  const pixels = usable(units?.imagePixels);
  return pixels ? pixels / images / 1e6 : null;
}
