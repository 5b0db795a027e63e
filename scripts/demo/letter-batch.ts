import type { DemoBatch, DemoTask } from './demo-task.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

const senders = ['Clara', 'Wilhelm', 'Tante Ida', 'your brother', 'Agnes', 'old Petersen'] as const;
const openings = [
  'My dear sister,',
  'Esteemed Sir,',
  'Dear Father,',
  'Beloved friend,',
  'To the harbour master:',
] as const;
const sentences = [
  'the ship lay three days off the mole before the wind turned.',
  'of the forty barrels eleven were found wanting.',
  'we have had frost since Martinmas and the well is frozen.',
  'the child is better and asks for you each morning.',
  'I send with this the sum of six marks, as agreed.',
  'the new teacher lodges with the widow by the mill.',
  'they speak of a railway, but nobody here believes it.',
  'your letter of the ninth came only yesterday.',
] as const;
/** Letters that a reader of old hands takes for others. */
const confusions = [
  ['e', 'n'],
  ['s', 'h'],
  ['u', 'n'],
  ['r', 'x'],
] as const;

function makeTask(random: SeededRandom, index: number): DemoTask {
  const line = `${random.pick(openings)} ${random.pick(sentences)}`;
  const [right, wrong] = random.pick(confusions);
  const place = line.indexOf(right, 12);
  const draft = place === -1 ? line : line.slice(0, place) + wrong + line.slice(place + 1);
  return {
    input: { line_id: `L-${301 + index}`, sender: random.pick(senders), draft },
    answer: { reading: line, certain: 'yes' },
  };
}

/** Lines of old letters as a first reader took them down; for people who read old hands. */
export function makeLetterBatch(qualificationId: string): DemoBatch {
  const random = createSeededRandom(47);
  return {
    name: 'Harbour letters, box 4',
    columns: ['line_id', 'sender', 'draft'],
    assignmentsWanted: 1,
    tasks: Array.from({ length: 36 }, (_, index) => makeTask(random, index)),
    terms: {
      title: 'Correct a line of an old letter',
      description:
        'A first reader took down a line of a letter in an old hand. Correct what was misread.',
      instructions: [
        '## What to do',
        'Write the line as it must have stood in the letter. Old spelling stays.',
        '',
        '- Letters that are often mistaken: *e* and *n*, *s* and *h*, *u* and *n*.',
        '- If you cannot tell, write your best reading and say that you are not certain.',
      ].join('\n'),
      category: 'Transcription',
      keywords: ['letters', 'old handwriting', 'history'],
      rewardMinor: 35,
      timeAllowedSeconds: 1_200,
      autoApprovalSeconds: 3 * 86_400,
      criteria: {
        version: 1,
        requirements: [
          {
            guards: 'accept',
            rule: {
              kind: 'qualification',
              id: qualificationId,
              comparator: 'GreaterThanOrEqualTo',
              values: [70],
            },
          },
          {
            guards: 'accept',
            rule: {
              kind: 'any',
              rules: [
                {
                  kind: 'qualification',
                  id: 'system:approved-count',
                  comparator: 'LessThan',
                  values: [5],
                },
                {
                  kind: 'qualification',
                  id: 'system:approval-rate',
                  comparator: 'GreaterThanOrEqualTo',
                  values: [80],
                },
              ],
            },
          },
        ],
      },
      form: {
        version: 1,
        display: [
          { kind: 'heading', level: 2, text: 'From a letter by {{sender}}' },
          { kind: 'text', text: '{{draft}}' },
        ],
        schema: {
          type: 'object',
          properties: {
            reading: { type: 'string', title: 'The line as it stood', maxLength: 300 },
            certain: { type: 'string', title: 'Are you certain?', enum: ['yes', 'no'] },
          },
          required: ['reading', 'certain'],
          additionalProperties: false,
        },
        ui: {
          order: ['reading', 'certain'],
          fields: {
            reading: { widget: 'longText' },
            certain: { widget: 'radio', choiceLabels: ['Yes', 'No'] },
          },
        },
      },
    },
  };
}
