import type { DemoBatch, DemoTask } from './demo-task.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

type Subject = { readonly query: string; readonly fitting: string; readonly near: string };

const subjects: readonly Subject[] = [
  {
    query: 'how to descale a kettle',
    fitting:
      'Fill the kettle with one part vinegar and two parts water, wait an hour, rinse twice.',
    near: 'Seven kettles compared: which one boils fastest and keeps its looks.',
  },
  {
    query: 'ferry to marwick bay timetable',
    fitting: 'Departures from the old pier at 7.10, 9.40, 13.15 and 18.00, Sundays two fewer.',
    near: 'Marwick Bay: three walks along the cliffs, with a place for tea.',
  },
  {
    query: 'tomato leaves turning yellow',
    fitting: 'Yellow lower leaves mostly mean too much water or too little nitrogen: what to do.',
    near: 'Tomato varieties for small balconies and how much sun they want.',
  },
  {
    query: 'repair squeaking bicycle brake',
    fitting: 'Clean the rim, roughen the pads and set them at a slight angle: step by step.',
    near: 'Bicycle lights: what the law asks for and what is worth its price.',
  },
  {
    query: 'learn to knit for beginners',
    fitting: 'Casting on, the first row and what to do about a dropped stitch, with drawings.',
    near: 'Wool, cotton or linen: how yarns differ and how to wash them.',
  },
  {
    query: 'low sugar apple cake',
    fitting: 'An apple cake that is sweet enough with two spoons of honey; forty minutes in all.',
    near: 'Old apple sorts and where they still grow.',
  },
  {
    query: 'quiet places to study in tolham',
    fitting: 'The reading room by the canal is open until ten and has plugs at every table.',
    near: 'Courses at the evening school in Tolham, spring term.',
  },
  {
    query: 'remove candle wax from wood',
    fitting: 'Harden the wax with ice, lift it with a card, polish what is left with a soft cloth.',
    near: 'Making candles at home from what is left of old ones.',
  },
];
const endings = ['', ' Updated this month.', ' With pictures.', ' Two minutes to read.'] as const;

function makeTask(random: SeededRandom, index: number): DemoTask {
  const subject = random.pick(subjects);
  const other = random.pick(subjects.filter((candidate) => candidate !== subject));
  const [text, answersIt, usefulness] = random.pick([
    [subject.fitting, true, 5],
    [subject.near, false, 3],
    [other.fitting, false, 1],
  ] as const);
  return {
    input: {
      pair: `S-${3_001 + index}`,
      query: subject.query,
      result: text + random.pick(endings),
    },
    answer: { answers_it: answersIt, usefulness },
  };
}

/** Pairs of a search and one result: does the result answer it? */
export function makeSearchBatch(): DemoBatch {
  const random = createSeededRandom(37);
  return {
    name: 'Search results of week 47',
    columns: ['pair', 'query', 'result'],
    assignmentsWanted: 3,
    tasks: Array.from({ length: 120 }, (_, index) => makeTask(random, index)),
    terms: {
      title: 'Does this search result answer the question?',
      description: 'Compare what somebody searched for with one result, and rate how useful it is.',
      instructions: [
        '## Two questions',
        '**Does it answer?** Say *yes* only if the person could stop searching.',
        '',
        '**How useful is it?** 1 = about something else, 3 = near the subject, 5 = exactly it.',
        '',
        'Judge what is shown; there is no need to look anything up.',
      ].join('\n'),
      category: 'Search relevance',
      keywords: ['search', 'rating', 'short'],
      rewardMinor: 9,
      timeAllowedSeconds: 900,
      autoApprovalSeconds: 7 * 86_400,
      form: {
        version: 1,
        display: [
          { kind: 'heading', level: 2, text: 'Somebody searched for: {{query}}' },
          { kind: 'text', text: '{{result}}' },
        ],
        schema: {
          type: 'object',
          properties: {
            answers_it: { type: 'boolean', title: 'Does the result answer the search?' },
            usefulness: {
              type: 'integer',
              title: 'How useful is it?',
              minimum: 1,
              maximum: 5,
            },
          },
          required: ['answers_it', 'usefulness'],
          additionalProperties: false,
        },
        ui: {
          order: ['answers_it', 'usefulness'],
          fields: {
            answers_it: { widget: 'yesNo' },
            usefulness: {
              widget: 'slider',
              step: 1,
              minLabel: 'Something else',
              maxLabel: 'Exactly it',
            },
          },
        },
      },
    },
  };
}
