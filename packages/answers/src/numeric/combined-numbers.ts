/** What a method makes of a table of numbers. */
export interface CombinedNumbers {
  /** By question; NaN for one without answers. */
  readonly values: Float64Array;
  /** By question: standard error of the value; NaN with fewer than two answers where it cannot be known. */
  readonly errors: Float64Array;
  /** By worker: standard deviation of their answers from the values, in the unit of the answers. */
  readonly spreads: Float64Array;
  readonly rounds: number;
}
