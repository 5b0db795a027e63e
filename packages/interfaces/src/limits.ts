/** Upper bounds of external pages. */
export const externalLimits = {
  urlLength: 2_000,
  frameHeight: 20_000,
} as const;

/** Upper bounds of HTML templates and their answers; sizes in bytes of UTF-8. */
export const htmlLimits = {
  /** The largest template known in the wild has 293 KB. It travels with the leases of its tasks. */
  templateBytes: 512 * 1024,
  /** A drawn mask is a picture of some hundred kilobytes. */
  answerBytes: 512 * 1024,
  answerFields: 2_000,
  fieldNameLength: 500,
  /** Columns of answers in one file of results. */
  resultColumns: 2_000,
} as const;
