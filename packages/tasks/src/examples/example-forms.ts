import { dataExamples } from './data.ts';
import type { ExampleForm } from './example-form.ts';
import { imageExamples } from './images.ts';
import { modelExamples } from './model-answers.ts';
import { opinionExamples } from './opinions.ts';
import { soundExamples } from './sound.ts';
import { textExamples } from './texts.ts';

export type { ExampleForm, ExampleGroup, ExampleRow } from './example-form.ts';

/** Forms that a requester can start from, each with rows to try it with. */
export const exampleForms: readonly ExampleForm[] = [
  ...textExamples,
  ...imageExamples,
  ...modelExamples,
  ...soundExamples,
  ...dataExamples,
  ...opinionExamples,
];
