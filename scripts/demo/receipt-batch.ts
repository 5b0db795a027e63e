import type { DemoBatch, DemoTask } from './demo-task.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

const owners = ['Alder', 'Brennan', 'Castell', 'Dunmore', 'Eversley', 'Farrow', 'Greaves', 'Holt'];
const trades = ['Bakery', 'Books', 'Hardware', 'Greengrocer', 'Café', 'Cycles', 'Pharmacy', 'Tea'];
const streets = [
  'Quay Street',
  'Mill Lane',
  'Station Road',
  'Orchard Way',
  'Bridge Row',
  'High St',
];
const towns = ['Anstrow', 'Pellbrook', 'Marwick Bay', 'Tolham', 'Sandry', 'Upper Finmere'];
const goods = [
  ['Rye loaf', 340],
  ['Green tea 100 g', 620],
  ['Inner tube', 795],
  ['Wall hooks x6', 450],
  ['Plasters', 289],
  ['Map of the coast', 999],
  ['Apples 1 kg', 265],
  ['Notebook A5', 525],
] as const;
const letters = 'ABCDEFGHJKLMNPRSTUWXY';

function letter(random: SeededRandom): string {
  return letters.charAt(random.below(letters.length));
}

function amount(minor: number): string {
  return (minor / 100).toFixed(2);
}

function makeTask(random: SeededRandom, index: number): DemoTask {
  const shop = `${random.pick(owners)} ${random.pick(trades)}`;
  const street = `${1 + random.below(180)} ${random.pick(streets)}`;
  const town = random.pick(towns);
  const postcode = `${letter(random)}${letter(random)}${1 + random.below(9)} ${random.below(10)}${letter(random)}${letter(random)}`;
  const lines = Array.from({ length: 1 + random.below(4) }, () => random.pick(goods));
  const total = lines.reduce((sum, [, price]) => sum + price, 0);
  const receipt = [
    random.below(2) === 0 ? shop.toUpperCase() : shop,
    random.below(3) === 0 ? `${street}, ${town}` : `${street}\n${town}`,
    postcode,
    `Till ${1 + random.below(4)}  No. ${10_000 + random.below(90_000)}`,
    ...lines.map(([name, price]) => `${name.padEnd(20, ' .')} ${amount(price)}`),
    `${'TOTAL'.padEnd(20, ' .')} ${amount(total)}`,
    random.pick(['Thank you!', 'Please come again', 'Keep this receipt']),
  ].join('\n');
  return {
    input: { receipt_no: `K-${2_001 + index}`, receipt },
    answer: { shop, street, town, postcode, total: total / 100 },
  };
}

/** Receipts as a scanner read them: who sold, where, for how much? */
export function makeReceiptBatch(): DemoBatch {
  const random = createSeededRandom(23);
  return {
    name: 'Receipts of the autumn fair',
    columns: ['receipt_no', 'receipt'],
    assignmentsWanted: 1,
    tasks: Array.from({ length: 100 }, (_, index) => makeTask(random, index)),
    terms: {
      title: 'Copy shop, address and total from a receipt',
      description:
        'The text of a paper receipt is shown. Type the shop, where it is, and the total.',
      instructions: [
        '## How to do it well',
        '1. Copy what is printed; write names with ordinary capitals (`ALDER TEA` → `Alder Tea`).',
        '2. The **street** includes the house number, the **town** stands alone.',
        '3. The **total** is the last amount, without a currency sign.',
        '',
        'If something cannot be read, say so in the note and give the rest.',
      ].join('\n'),
      category: 'Transcription',
      keywords: ['receipts', 'typing', 'addresses'],
      rewardMinor: 18,
      timeAllowedSeconds: 1_200,
      autoApprovalSeconds: 2 * 86_400,
      form: {
        version: 1,
        display: [
          { kind: 'heading', level: 2, text: 'Receipt {{receipt_no}}' },
          { kind: 'text', text: '{{receipt}}' },
        ],
        schema: {
          type: 'object',
          properties: {
            shop: { type: 'string', title: 'Shop', maxLength: 120 },
            street: { type: 'string', title: 'Street and number', maxLength: 120 },
            town: { type: 'string', title: 'Town', maxLength: 80 },
            postcode: { type: 'string', title: 'Postcode', maxLength: 12 },
            total: { type: 'number', title: 'Total', minimum: 0, maximum: 10_000 },
            note: { type: 'string', title: 'Note', maxLength: 1_000 },
          },
          required: ['shop', 'street', 'town', 'postcode', 'total'],
          additionalProperties: false,
        },
        ui: {
          order: ['shop', 'street', 'town', 'postcode', 'total', 'note'],
          fields: {
            shop: { widget: 'text' },
            street: { widget: 'text', placeholder: '12 Mill Lane' },
            town: { widget: 'text' },
            postcode: { widget: 'text' },
            total: { widget: 'number', step: 0.01 },
            note: { widget: 'longText', help: 'Only if something could not be read.' },
          },
        },
      },
    },
  };
}
