import type { FilePlan } from './real-batch.ts';

const timeAllowedSeconds = 1_800;
/** Everything is decided by itself soon after, so that the money can be looked at too. */
const autoApprovalSeconds = 10;

const customerComments: FilePlan = {
  file: 'customer-comments-es.csv',
  inputs: ['NUMBER', 'SENTENCE'],
  answers: ['POLARITY', 'SENTENCEID'],
  terms: {
    instructions:
      'Lee la oración y mueve el control: **-5** es muy negativa, **0** neutra, **5** muy positiva. Copia también el número de la oración.',
    category: 'Sentiment',
    rewardMinor: 5,
    timeAllowedSeconds,
    autoApprovalSeconds,
    form: {
      version: 1,
      display: [
        { kind: 'heading', level: 2, text: 'Oración {{NUMBER}}' },
        { kind: 'text', text: '{{SENTENCE}}' },
      ],
      schema: {
        type: 'object',
        properties: {
          POLARITY: { type: 'integer', title: 'Polaridad', minimum: -5, maximum: 5 },
          SENTENCEID: { type: 'integer', title: 'Número de la oración', minimum: 1 },
        },
        required: ['POLARITY', 'SENTENCEID'],
        additionalProperties: false,
      },
      ui: {
        order: ['POLARITY', 'SENTENCEID'],
        fields: {
          POLARITY: { widget: 'slider', step: 1, minLabel: 'Negativa', maxLabel: 'Positiva' },
          SENTENCEID: { widget: 'number', help: 'Está escrito arriba: {{NUMBER}}.' },
        },
      },
    },
  },
};

const filmReviews: FilePlan = {
  file: 'film-review-completions.csv',
  inputs: ['prompt', 'machine_completion', 'algorithm'],
  answers: ['coherence', 'sentiment'],
  terms: {
    instructions:
      'Read the beginning of a review and the text that a machine wrote to complete it. Rate the **completion** twice, from 1 to 5.',
    category: 'Text quality',
    rewardMinor: 8,
    timeAllowedSeconds,
    autoApprovalSeconds,
    form: {
      version: 1,
      // The algorithm is kept with the row and not shown: it would sway the people who judge.
      display: [
        { kind: 'heading', level: 2, text: 'The review begins' },
        { kind: 'text', text: '{{prompt}}' },
        { kind: 'heading', level: 2, text: 'The completion' },
        { kind: 'text', text: '{{machine_completion}}' },
      ],
      schema: {
        type: 'object',
        properties: {
          coherence: { type: 'integer', title: 'Coherence', minimum: 1, maximum: 5 },
          sentiment: { type: 'integer', title: 'Sentiment', minimum: 1, maximum: 5 },
        },
        required: ['coherence', 'sentiment'],
        additionalProperties: false,
      },
      ui: {
        order: ['coherence', 'sentiment'],
        fields: {
          coherence: {
            widget: 'slider',
            step: 1,
            minLabel: 'No sense at all',
            maxLabel: 'Reads like one text',
          },
          sentiment: {
            widget: 'slider',
            step: 1,
            minLabel: 'Very negative',
            maxLabel: 'Very positive',
          },
        },
      },
    },
  },
};

const essentialTerms: FilePlan = {
  file: 'essential-terms.csv',
  inputs: ['QUESTION'],
  answers: ['options'],
  terms: {
    instructions:
      'Some words of each question are replaced by `***`. Choose the right answer if what is left lets you tell; otherwise choose the last line.',
    category: 'Science questions',
    rewardMinor: 4,
    timeAllowedSeconds,
    autoApprovalSeconds,
    form: {
      version: 1,
      // Plain text: the stars of the question are not Markdown.
      display: [{ kind: 'text', text: '{{QUESTION}}' }],
      schema: {
        type: 'object',
        properties: {
          options: {
            type: 'string',
            title: 'The right answer is',
            enum: ['a', 'b', 'c', 'd', 'e'],
          },
        },
        required: ['options'],
        additionalProperties: false,
      },
      ui: {
        order: ['options'],
        fields: {
          options: { widget: 'radio', choiceLabels: ['A', 'B', 'C', 'D', 'Cannot be told'] },
        },
      },
    },
  },
};

export const filePlans: readonly FilePlan[] = [customerComments, filmReviews, essentialTerms];
