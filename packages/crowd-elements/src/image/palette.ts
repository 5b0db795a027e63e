// The ten colours that the documented outputs use.
const first = [
  ...['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd'],
  ...['#8c564b', '#e377c2', '#7f7f7f', '#bcbd22', '#17becf'],
];

function toHex(hue: number, lightness: number): string {
  // CSS Color Module Level 4, section 7.1: HSL to RGB, saturation 0.7.
  const chroma = 0.7 * Math.min(lightness, 1 - lightness);
  const channel = (n: number): string => {
    const k = (n + hue / 30) % 12;
    const value = lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

/** The colour of the n-th label or instance, as #rrggbb. The first 350 all differ. */
export function colorOf(index: number): string {
  const known = first[index];
  if (known !== undefined) return known;
  // Steps by the golden angle keep neighbours apart.
  const lightness = [0.35, 0.5, 0.65][index % 3] ?? 0.5;
  return toHex((index * 137.508) % 360, lightness);
}
