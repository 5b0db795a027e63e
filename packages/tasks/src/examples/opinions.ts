import { buildForm } from '../build-form.ts';
import type { ExampleForm } from './example-form.ts';
import { heading, optionsOf, text } from './example-form.ts';

const survey: ExampleForm = {
  id: 'survey',
  title: 'Survey',
  description: 'Questions of every kind about one subject.',
  group: 'Opinions',
  form: buildForm(
    [heading('About {{subject}}'), text('There are no wrong answers.')],
    [
      {
        kind: 'number',
        name: 'satisfaction',
        label: 'How content are you with {{subject}}?',
        required: true,
        integer: true,
        min: 1,
        max: 5,
        presentation: 'rating',
        minLabel: 'Not at all',
        maxLabel: 'Very',
      },
      {
        kind: 'singleChoice',
        name: 'often',
        label: 'How often do you use it?',
        required: true,
        choices: optionsOf({
          daily: 'Every day',
          weekly: 'Every week',
          monthly: 'Every month',
          rarely: 'Less often',
          never: 'Never',
        }),
      },
      {
        kind: 'ranking',
        name: 'wishes',
        label: 'What should become better first?',
        required: true,
        choices: optionsOf({ price: 'The price', time: 'The hours', ways: 'The ways there' }),
      },
      { kind: 'date', name: 'last_time', label: 'When was the last time?', required: false },
      {
        kind: 'longText',
        name: 'words',
        label: 'What else should we know?',
        required: false,
        maxLength: 2_000,
      },
    ],
  ),
  rows: [{ subject: 'the public library' }, { subject: 'the swimming pool' }],
};

const placeReport: ExampleForm = {
  id: 'place-report',
  title: 'Look at a place',
  description: 'Go somewhere and tell what is there.',
  group: 'Opinions',
  form: buildForm(
    [heading('Go to: {{place}}'), text('{{request}}')],
    [
      { kind: 'location', name: 'where', label: 'Where are you?', required: true },
      { kind: 'time', name: 'at', label: 'At what time were you there?', required: true },
      { kind: 'yesNo', name: 'open', label: 'Is it open?', required: true },
      {
        kind: 'longText',
        name: 'report',
        label: 'What do you see?',
        required: true,
        minLength: 20,
        maxLength: 2_000,
      },
    ],
  ),
  rows: [{ place: 'The kiosk at the pier', request: 'Tell whether it is open and what it sells.' }],
};

export const opinionExamples = [survey, placeReport];
