import type { Area, Mask } from './mask.ts';

/** The red, green and blue of #rrggbb. */
export function parseColor(hex: string): readonly [number, number, number] {
  const number = Number.parseInt(hex.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

/**
 * Writes an area of a mask as pixels, RGBA: the colour of what each shows, opaque; nothing is
 * transparent. `colors` holds #rrggbb for the numbers from 1.
 */
export function toPixels(mask: Mask, area: Area, colors: readonly string[]): Uint8ClampedArray {
  const channels = colors.map(parseColor);
  const across = area.right - area.left;
  const pixels = new Uint8ClampedArray(across * (area.bottom - area.top) * 4);
  let at = 0;
  for (let y = area.top; y < area.bottom; y += 1) {
    for (let x = area.left; x < area.right; x += 1) {
      const color = channels[(mask.cells[y * mask.width + x] ?? 0) - 1];
      if (color !== undefined) {
        pixels[at] = color[0];
        pixels[at + 1] = color[1];
        pixels[at + 2] = color[2];
        pixels[at + 3] = 255;
      }
      at += 4;
    }
  }
  return pixels;
}

/** Reads pixels back: each colour gives the number of the one of `colors` that it is nearest to, 0 when none is near. */
export function fromPixels(
  pixels: Uint8ClampedArray,
  { width, height }: { width: number; height: number },
  colors: readonly string[],
): Mask {
  const channels = colors.map(parseColor);
  const cells = new Uint16Array(width * height);
  const known = new Map<number, number>();
  for (let at = 0; at < cells.length; at += 1) {
    const from = at * 4;
    if ((pixels[from + 3] ?? 0) < 128) continue;
    const [r, g, b] = [pixels[from] ?? 0, pixels[from + 1] ?? 0, pixels[from + 2] ?? 0];
    const key = (r << 16) | (g << 8) | b;
    let number = known.get(key);
    if (number === undefined) {
      // Images that were made smaller or compressed are a little off.
      const off = channels.map(
        ([red, green, blue]) => Math.abs(red - r) + Math.abs(green - g) + Math.abs(blue - b),
      );
      const least = Math.min(24, ...off);
      number = 1 + off.indexOf(least);
      known.set(key, number);
    }
    cells[at] = number;
  }
  return { width, height, cells };
}
