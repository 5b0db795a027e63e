/** A place on an image, in its pixels from the top left corner. */
export type Point = { readonly x: number; readonly y: number };

/** In pixels; 0 × 0 until the image is there. */
export type ImageSize = { readonly width: number; readonly height: number };

export type ShapeKind = 'box' | 'keypoint' | 'line' | 'polyline' | 'polygon';

/** Something drawn. A box has two opposite corners, in any order. */
export type Shape = { readonly label: string; readonly points: readonly Point[] };

/** How many points make a shape whole; with the most it is finished by itself. */
export const pointsNeeded: Readonly<Record<ShapeKind, { least: number; most: number }>> = {
  box: { least: 2, most: 2 },
  keypoint: { least: 1, most: 1 },
  line: { least: 2, most: 2 },
  polyline: { least: 2, most: Infinity },
  polygon: { least: 3, most: Infinity },
};

export const nounOf: Readonly<Record<ShapeKind, string>> = {
  box: 'box',
  keypoint: 'point',
  line: 'line',
  polyline: 'polyline',
  polygon: 'polygon',
};
