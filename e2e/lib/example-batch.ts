import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'examples');

/** The file of the walk-through in the README. */
export const exampleCsv = {
  name: 'guest-book.csv',
  rows: 100,
  content: readFileSync(join(folder, 'guest-book.csv'), 'utf8'),
};

export const exampleForm: unknown = JSON.parse(
  readFileSync(join(folder, 'sentiment-form.json'), 'utf8'),
);
