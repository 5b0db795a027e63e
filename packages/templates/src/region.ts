/** A part of a text, from `start` up to `end`. */
export interface Region {
  readonly start: number;
  readonly end: number;
}
