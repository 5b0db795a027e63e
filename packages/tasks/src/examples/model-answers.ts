import { buildForm } from '../build-form.ts';
import type { NumberField } from '../field.ts';
import type { ExampleForm } from './example-form.ts';
import { heading, optionsOf, text } from './example-form.ts';

function scale(name: string, label: string, minLabel: string, maxLabel: string): NumberField {
  return {
    kind: 'number',
    name,
    label,
    required: true,
    integer: true,
    min: 1,
    max: 5,
    presentation: 'slider',
    step: 1,
    minLabel,
    maxLabel,
  };
}

const preference: ExampleForm = {
  id: 'preference',
  title: 'Preference between two answers',
  description: 'Which of two answers of a model is better, and why?',
  group: 'Model answers',
  form: buildForm(
    [heading('The question'), text('{{question}}')],
    [
      {
        kind: 'comparison',
        name: 'better',
        label: 'Which answer is better?',
        required: true,
        content: 'text',
        left: '{{answer_a}}',
        right: '{{answer_b}}',
        tieLabel: 'Both are equally good',
      },
      {
        kind: 'multipleChoice',
        name: 'because',
        label: 'What made the difference?',
        required: false,
        choices: optionsOf({
          correct: 'It is correct',
          complete: 'It is complete',
          clear: 'It is easier to understand',
          safe: 'It does no harm',
        }),
      },
    ],
  ),
  rows: [
    {
      question: 'Why is the sky blue?',
      answer_a: 'Because air scatters blue light more than red light.',
      answer_b: 'Because it reflects the sea.',
    },
    {
      question: 'How do I remove a wine stain?',
      answer_a: 'Wash it.',
      answer_b: 'Dab it with cold water, cover it with salt, then wash it as the label says.',
    },
  ],
};

const ratings: ExampleForm = {
  id: 'ratings',
  title: 'Rate two things about a text',
  description: 'Two sliders from 1 to 5.',
  group: 'Model answers',
  form: buildForm(
    [
      heading('Read the beginning and the continuation'),
      text('{{beginning}}'),
      text('{{continuation}}'),
    ],
    [
      scale('coherence', 'How well does the continuation follow?', 'Not at all', 'Perfectly'),
      scale('sentiment', 'How positive is the continuation?', 'Very negative', 'Very positive'),
    ],
  ),
  rows: [
    {
      beginning: 'We reached the lake an hour before sunset',
      continuation: 'and sat on the pier until the last light was gone.',
    },
    {
      beginning: 'She opened the letter',
      continuation: 'although the invoice of the dentist is larger than a bicycle.',
    },
  ],
};

const summary: ExampleForm = {
  id: 'summary',
  title: 'Rate a summary',
  description: 'Does it say what matters, and nothing that is not there?',
  group: 'Model answers',
  form: buildForm(
    [heading('The text'), text('{{article}}'), heading('The summary'), text('{{summary}}')],
    [
      scale('coverage', 'Does it say what matters?', 'Nothing', 'Everything'),
      scale('fluency', 'How well does it read?', 'Badly', 'Very well'),
      {
        kind: 'yesNo',
        name: 'faithful',
        label: 'Is everything in the summary also in the text?',
        required: true,
      },
    ],
  ),
  rows: [
    {
      article:
        'The library stays open until ten on weekdays from June. The council pays for two more people. On Sundays it stays closed.',
      summary: 'From June the library opens until ten every day.',
    },
  ],
};

const ranking: ExampleForm = {
  id: 'ranking',
  title: 'Rank several answers',
  description: 'Put four headlines for one text in order.',
  group: 'Model answers',
  form: buildForm(
    [heading('The text'), text('{{text}}')],
    [
      {
        kind: 'ranking',
        name: 'order',
        label: 'Put the headlines in order, the best first',
        required: true,
        choices: optionsOf({
          a: '{{headline_a}}',
          b: '{{headline_b}}',
          c: '{{headline_c}}',
          d: '{{headline_d}}',
        }),
      },
    ],
  ),
  rows: [
    {
      text: 'A fox has been riding the last tram for a week. Passengers give it a seat.',
      headline_a: 'Fox takes the last tram',
      headline_b: 'Animals in the city',
      headline_c: 'You will not believe who rides this tram',
      headline_d: 'Timetable of line 7 changes',
    },
  ],
};

export const modelExamples = [preference, ratings, summary, ranking];
