import { buildForm } from '../build-form.ts';
import type { ExampleForm } from './example-form.ts';
import { heading, markdown, optionsOf, text } from './example-form.ts';

/** The first of all: the walk-through and the tests begin with it. */
export const sentiment: ExampleForm = {
  id: 'sentiment',
  title: 'Sentiment of a sentence',
  description: 'Is a sentence positive, neutral or negative?',
  group: 'Texts',
  form: buildForm(
    [heading('How does this sentence sound?'), text('{{sentence}}')],
    [
      {
        kind: 'singleChoice',
        name: 'sentiment',
        label: 'The sentence is',
        required: true,
        choices: optionsOf({
          positive: 'Positive',
          neutral: 'Neutral or mixed',
          negative: 'Negative',
        }),
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
  rows: [
    { sentence: 'The room was small, but the view made up for it.' },
    { sentence: 'Nobody answered the bell for half an hour.' },
    { sentence: 'Breakfast is served from seven to ten.' },
  ],
};

const topic: ExampleForm = {
  id: 'topic',
  title: 'Sort articles by topic',
  description: 'Which topic is a headline about?',
  group: 'Texts',
  form: buildForm(
    [heading('{{headline}}'), text('{{summary}}')],
    [
      {
        kind: 'singleChoice',
        name: 'topic',
        label: 'What is it about, first of all?',
        required: true,
        presentation: 'buttons',
        choices: optionsOf({
          politics: 'Politics',
          business: 'Business',
          science: 'Science',
          sports: 'Sports',
          culture: 'Culture',
          other: 'Something else',
        }),
      },
      { kind: 'yesNo', name: 'sure', label: 'Are you sure?', required: true },
    ],
  ),
  rows: [
    {
      headline: 'Night trains return to the coast',
      summary: 'Two lines that closed in 2009 will run again from May, the ministry says.',
    },
    {
      headline: 'Old telescope finds a young star',
      summary: 'Astronomers looked through plates from 1931 and saw what nobody had noticed.',
    },
  ],
};

const searchRelevance: ExampleForm = {
  id: 'search-relevance',
  title: 'Relevance of search results',
  description: 'How well does a result answer a query?',
  group: 'Texts',
  form: buildForm(
    [
      markdown('Somebody searched for **{{query}}** and got:'),
      heading('{{result_title}}'),
      text('{{result_text}}'),
    ],
    [
      {
        kind: 'singleChoice',
        name: 'relevance',
        label: 'How well does it answer the query?',
        required: true,
        choices: optionsOf({
          '3': 'Exactly what was looked for',
          '2': 'Useful, with something missing',
          '1': 'About the subject, of no use',
          '0': 'About something else',
        }),
      },
    ],
  ),
  rows: [
    {
      query: 'boil egg time',
      result_title: 'How long to boil an egg',
      result_text: 'Six minutes for a soft yolk, nine for a firm one.',
    },
    {
      query: 'boil egg time',
      result_title: 'Egg timers on sale',
      result_text: 'Hourglasses in five colours, sent within a day.',
    },
  ],
};

const moderation: ExampleForm = {
  id: 'moderation',
  title: 'Moderate comments',
  description: 'Does a comment break the rules, which, and how badly?',
  group: 'Texts',
  form: buildForm(
    [heading('A comment under “{{article}}”'), text('{{comment}}')],
    [
      { kind: 'yesNo', name: 'breaks_rules', label: 'Does it break the rules?', required: true },
      {
        kind: 'multipleChoice',
        name: 'rules',
        label: 'Which?',
        required: false,
        choices: optionsOf({
          insult: 'Insults somebody',
          hate: 'Attacks a group of people',
          threat: 'Threatens',
          private: 'Gives away private data',
          spam: 'Is advertising',
        }),
      },
      {
        kind: 'number',
        name: 'severity',
        label: 'How bad is it?',
        required: false,
        integer: true,
        min: 1,
        max: 5,
        presentation: 'rating',
        minLabel: 'Hardly',
        maxLabel: 'Very',
      },
    ],
  ),
  rows: [
    { article: 'A new bridge', comment: 'Whoever planned this has never seen a river.' },
    { article: 'A new bridge', comment: 'Cheap watches!!! Write to me.' },
  ],
};

const entities: ExampleForm = {
  id: 'entities',
  title: 'Mark names in a text',
  description: 'People, places, organisations and dates, by marking words.',
  group: 'Texts',
  form: buildForm(
    [heading('Mark every name')],
    [
      {
        kind: 'spans',
        name: 'names',
        label: 'Mark the words, then choose what they are',
        required: false,
        source: '{{text}}',
        choices: optionsOf({
          person: 'Person',
          place: 'Place',
          organisation: 'Organisation',
          date: 'Date',
        }),
      },
    ],
  ),
  rows: [
    { text: 'Ada Lovelace met Charles Babbage in London on 5 June 1833.' },
    { text: 'The Red Cross opened an office in Geneva in 1863.' },
  ],
};

const translation: ExampleForm = {
  id: 'translation',
  title: 'Check a translation',
  description: 'How good is it, where is it wrong, and how would you say it?',
  group: 'Texts',
  form: buildForm(
    [heading('The original'), text('{{original}}')],
    [
      {
        kind: 'spans',
        name: 'errors',
        label: 'Mark what is wrong in the translation',
        required: false,
        source: '{{translation}}',
        choices: optionsOf({
          meaning: 'Wrong meaning',
          grammar: 'Grammar or spelling',
          style: 'Nobody says it so',
        }),
      },
      {
        kind: 'number',
        name: 'quality',
        label: 'How good is the translation?',
        required: true,
        integer: true,
        min: 1,
        max: 5,
        presentation: 'rating',
      },
      {
        kind: 'longText',
        name: 'better',
        label: 'A better translation',
        required: false,
        maxLength: 2_000,
      },
    ],
  ),
  rows: [
    {
      original: 'Der Zug hat leider Verspätung.',
      translation: 'The train has unfortunately a lateness.',
    },
    { original: 'Wo finde ich den Ausgang?', translation: 'Where do I find the exit?' },
  ],
};

const eventDates: ExampleForm = {
  id: 'event-dates',
  title: 'Read dates and places out of messages',
  description: 'When and where does something take place?',
  group: 'Texts',
  form: buildForm(
    [heading('A message'), text('{{message}}')],
    [
      { kind: 'dateTime', name: 'begins', label: 'When does it begin?', required: true },
      { kind: 'time', name: 'ends', label: 'At what time does it end?', required: false },
      { kind: 'text', name: 'place', label: 'Where?', required: false, maxLength: 200 },
    ],
  ),
  rows: [
    {
      message:
        'Choir practice moves to Thursday, 12 March 2026, 19:30 to 21:00, in the old school.',
    },
    { message: 'See you at the pier on 1 May 2026 at 8 in the morning!' },
  ],
};

export const textExamples = [
  ...[sentiment, topic, searchRelevance, moderation, entities, translation, eventDates],
];
