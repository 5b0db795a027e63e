import type { DemoBatch, DemoTask } from './demo-task.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

const products = [
  'kettle',
  'desk lamp',
  'rain jacket',
  'bicycle bell',
  'garden hose',
  'wool blanket',
  'travel mug',
  'phone stand',
  'coffee grinder',
  'backpack',
  'alarm clock',
  'frying pan',
  'yoga mat',
  'head torch',
  'bread knife',
  'picture frame',
] as const;
const buyers = [
  'I bought this {} for my mother.',
  'This {} replaced one that lasted nine years.',
  'We have had the {} for two months now.',
  'My second {} from this shop.',
  'I ordered the {} for a holiday by the sea.',
  'The {} arrived on a Tuesday.',
  'A neighbour recommended this {}.',
  'I use the {} almost every day.',
] as const;
const praise = [
  'It does exactly what it should and looks good doing it.',
  'The finish is lovely and nothing rattles.',
  'I would buy it again without thinking twice.',
  'Everybody who visits asks where it is from.',
  'It was cheaper than the others and works better than all of them.',
  'After weeks of use it is still like new.',
] as const;
const complaints = [
  'After three days the handle came off in my hand.',
  'It smells of glue and the smell does not go away.',
  'The picture in the shop shows a different thing altogether.',
  'I wrote to the seller twice and never heard back.',
  'It is far too loud to use while anybody sleeps.',
  'Save your money and look elsewhere.',
] as const;
const shrugs = [
  'It is all right for the price, no more and no less.',
  'The colour is nice, the instructions are not.',
  'It works, although I expected a little more of it.',
  'Neither good nor bad: it stands in the cupboard and does its job.',
  'Some days I like it, some days I do not.',
] as const;
const asides = [
  '',
  'Delivery took four days.',
  'The box was bigger than needed.',
  'I chose the blue one.',
  'There is a small card with tips inside.',
  'My cat likes the box.',
] as const;
const moods = [
  ['positive', praise],
  ['negative', complaints],
  ['neutral', shrugs],
] as const;

function makeTask(random: SeededRandom, index: number): DemoTask {
  const [sentiment, verdicts] = random.pick(moods);
  const product = random.pick(products);
  const opening = random.pick(buyers).replace('{}', product);
  const review = [opening, random.pick(verdicts), random.pick(asides)].join(' ').trim();
  return {
    input: { review_id: `R-${1_001 + index}`, product, review },
    answer: { sentiment },
  };
}

/** Reviews of things for the house: is the writer content? */
export function makeReviewBatch(): DemoBatch {
  const random = createSeededRandom(11);
  return {
    name: 'Reviews of household goods, November',
    columns: ['review_id', 'product', 'review'],
    assignmentsWanted: 2,
    tasks: Array.from({ length: 140 }, (_, index) => makeTask(random, index)),
    terms: {
      title: 'Is this product review positive, neutral or negative?',
      description: 'Read a short review of a household product and say how its writer feels.',
      instructions: [
        '## What counts',
        'Judge the **writer’s opinion of the product**, not of the delivery or the shop.',
        '',
        '- *Positive*: they are glad they bought it.',
        '- *Negative*: they regret it, or it broke.',
        '- *Neutral or mixed*: neither, or both at once.',
        '',
        'Most reviews take less than 20 seconds.',
      ].join('\n'),
      category: 'Sentiment',
      keywords: ['reviews', 'sentiment', 'reading', 'short'],
      rewardMinor: 6,
      timeAllowedSeconds: 600,
      autoApprovalSeconds: 3 * 86_400,
      form: {
        version: 1,
        display: [
          { kind: 'heading', level: 2, text: 'A review of: {{product}}' },
          { kind: 'text', text: '{{review}}' },
        ],
        schema: {
          type: 'object',
          properties: {
            sentiment: {
              type: 'string',
              title: 'The writer’s opinion of the product is',
              enum: ['positive', 'neutral', 'negative'],
            },
            comment: { type: 'string', title: 'Anything unusual?', maxLength: 500 },
          },
          required: ['sentiment'],
          additionalProperties: false,
        },
        ui: {
          order: ['sentiment', 'comment'],
          fields: {
            sentiment: {
              widget: 'radio',
              choiceLabels: ['Positive', 'Neutral or mixed', 'Negative'],
            },
            comment: { widget: 'text', help: 'For example: it is about another product.' },
          },
        },
      },
    },
  };
}
