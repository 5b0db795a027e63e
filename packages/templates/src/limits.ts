/** Upper bounds of templates and what comes out of them. Lengths are in UTF-16 units. */
export const limits = {
  /** The largest template known in the wild has 293 KB. */
  templateLength: 1024 * 1024,
  /** Different names; the most known in the wild is 60. */
  variables: 500,
  /** Places in which variables or tags of Liquid stand: above it liquidjs takes quadratic time. */
  variableUses: 20_000,
  variableLength: 200,
  /** A filled-in page: a long cell that stands in many places must not become gigabytes. */
  renderedLength: 8 * 1024 * 1024,
  /** Characters and list items that one Liquid rendering may make on the way. */
  liquidUnits: 8 * 1024 * 1024,
  /** Loops that make nothing end here. */
  liquidMs: 2_000,
  /** Open elements, one inside the other. Browsers flatten at 512. */
  elementDepth: 1_024,
  elements: 200_000,
  /** More problems than this are not listed: nobody reads them at once. */
  problems: 100,
  /** What is posted by a form. */
  formFields: 2_000,
  formNameLength: 500,
  formLength: 16 * 1024 * 1024,
} as const;
