/** Upper bounds of forms and answers. Lengths are in characters, sizes in bytes of UTF-8 JSON. */
export const limits = {
  fields: 50,
  displayItems: 50,
  choices: 200,
  fieldNameLength: 64,
  labelLength: 500,
  helpLength: 2_000,
  choiceValueLength: 200,
  displayTextLength: 20_000,
  urlLength: 2_000,
  /** A short template must not blow up to megabytes once a long cell is put in for every use. */
  variableUses: 200,
  formBytes: 64 * 1024,
  answerBytes: 64 * 1024,
  /** Used for a text field that sets no length of its own. */
  defaultTextLength: 1_000,
  /** Used for a long text field that sets none, and the most that any text field may set. */
  maxTextLength: 20_000,
  patterns: 10,
  patternLength: 500,
  sliderPositions: 1_000,
  /** The most that a field may ask for, and what it asks for when it says nothing. */
  mostFileMegabytes: 5_000,
  fileMegabytes: 20,
  ratingPositions: 10,
  rankedChoices: 20,
  tableColumns: 12,
  tableRows: 100,
  tableCellLength: 2_000,
  /** Marks in one answer: a crowded picture, a page of text. */
  marks: 500,
  verticesOfPolygon: 200,
  /** More problems than this are not listed: nobody reads them at once. */
  problems: 100,
} as const;
