import { buildForm } from './build-form.ts';
import type { TaskForm } from './task-form.ts';

/** A ready form to start from, with one row of input to try it with. */
export interface ExampleForm {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly form: TaskForm;
  readonly sampleInput: Readonly<Record<string, string>>;
}

const sentiment: ExampleForm = {
  id: 'sentiment',
  title: 'Sentiment of a sentence',
  description: 'Is a sentence positive, neutral or negative?',
  form: buildForm(
    [
      { kind: 'heading', text: 'How does this sentence sound?', level: 2 },
      { kind: 'text', text: '{{sentence}}' },
    ],
    [
      {
        kind: 'singleChoice',
        name: 'sentiment',
        label: 'The sentence is',
        required: true,
        choices: [
          { value: 'positive', label: 'Positive' },
          { value: 'neutral', label: 'Neutral or mixed' },
          { value: 'negative', label: 'Negative' },
        ],
      },
      {
        kind: 'text',
        name: 'comment',
        label: 'Anything we should know?',
        help: 'For example: the sentence is not complete.',
        required: false,
        maxLength: 1_000,
      },
    ],
  ),
  sampleInput: { sentence: 'The room was small, but the view made up for it.' },
};

const ratings: ExampleForm = {
  id: 'ratings',
  title: 'Rate two things about a text',
  description: 'Two sliders from 1 to 5.',
  form: buildForm(
    [
      { kind: 'heading', text: 'Read the beginning and the continuation', level: 2 },
      { kind: 'text', text: '{{beginning}}' },
      { kind: 'text', text: '{{continuation}}' },
    ],
    [
      {
        kind: 'number',
        name: 'coherence',
        label: 'How well does the continuation follow?',
        required: true,
        integer: true,
        min: 1,
        max: 5,
        presentation: 'slider',
        step: 1,
        minLabel: 'Not at all',
        maxLabel: 'Perfectly',
      },
      {
        kind: 'number',
        name: 'sentiment',
        label: 'How positive is the continuation?',
        required: true,
        integer: true,
        min: 1,
        max: 5,
        presentation: 'slider',
        step: 1,
        minLabel: 'Very negative',
        maxLabel: 'Very positive',
      },
    ],
  ),
  sampleInput: {
    beginning: 'We reached the lake an hour before sunset',
    continuation: 'and sat on the pier until the last light was gone.',
  },
};

const imageLabel: ExampleForm = {
  id: 'image-label',
  title: 'Label an image',
  description: 'Which of these things does a picture show?',
  form: buildForm(
    [
      { kind: 'heading', text: 'Look at the picture', level: 2 },
      { kind: 'image', url: '{{image_url}}', alt: 'The picture to label' },
    ],
    [
      {
        kind: 'multipleChoice',
        name: 'labels',
        label: 'What does the picture show?',
        description: 'Choose everything that can be seen clearly.',
        required: true,
        choices: [
          { value: 'person', label: 'A person' },
          { value: 'animal', label: 'An animal' },
          { value: 'vehicle', label: 'A vehicle' },
          { value: 'building', label: 'A building' },
          { value: 'none', label: 'None of these' },
        ],
      },
      { kind: 'yesNo', name: 'sharp', label: 'Is the picture sharp?', required: true },
    ],
  ),
  sampleInput: { image_url: 'https://images.example.com/harbour.jpg' },
};

/** Forms that a requester can start from. */
export const exampleForms: readonly ExampleForm[] = [sentiment, ratings, imageLabel];
