/** Bounds of criteria, so that whoever reads them knows what they cost. */
export const limits = {
  /** Requirements of one task type; all of them must hold. */
  requirements: 10,
  /** Groups within groups. */
  depth: 4,
  /** Conditions in all, wherever they stand. */
  conditions: 50,
  /** Values of one In or NotIn. */
  values: 15,
  /** Places of one area. */
  places: 30,
  smallestValue: -2_147_483_648,
  largestValue: 2_147_483_647,
  /** Half of the way round the Earth. */
  radiusKm: 20_000,
  labelLength: 60,
  screenPixels: 20_000,
} as const;
