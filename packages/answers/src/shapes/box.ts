/** A box on an image, in its pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly label: string;
}

/** Common area by joint area, 0 to 1 (Everingham et al., "The PASCAL VOC Challenge", IJCV 88, 2010, equation 3). */
export function overlapOfBoxes(one: Box, other: Box): number {
  const width = overlap(one.left, one.width, other.left, other.width);
  const height = overlap(one.top, one.height, other.top, other.height);
  const joint = one.width * one.height + other.width * other.height - width * height;
  return joint > 0 ? (width * height) / joint : 0;
}

function overlap(from: number, length: number, otherFrom: number, otherLength: number): number {
  return Math.max(0, Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom));
}
