import { buildForm } from '../build-form.ts';
import type { ExampleForm } from './example-form.ts';
import { heading, image, optionsOf, text } from './example-form.ts';

const imageLabel: ExampleForm = {
  id: 'image-label',
  title: 'Label an image',
  description: 'Which of these things does a picture show?',
  group: 'Images',
  form: buildForm(
    [heading('Look at the picture'), image('{{image_url}}', 'The picture to label')],
    [
      {
        kind: 'multipleChoice',
        name: 'labels',
        label: 'What does the picture show?',
        description: 'Choose everything that can be seen clearly.',
        required: true,
        choices: optionsOf({
          person: 'A person',
          animal: 'An animal',
          vehicle: 'A vehicle',
          building: 'A building',
          none: 'None of these',
        }),
      },
      { kind: 'yesNo', name: 'sharp', label: 'Is the picture sharp?', required: true },
    ],
  ),
  rows: [{ image_url: '/examples/street.svg' }, { image_url: '/examples/harbour-day.svg' }],
};

const boxes: ExampleForm = {
  id: 'boxes',
  title: 'Draw boxes around things',
  description: 'Every vehicle and person in a picture of a street.',
  group: 'Images',
  form: buildForm(
    [heading('Find everything that moves')],
    [
      {
        kind: 'boxes',
        name: 'things',
        label: 'Draw a box around each, as tight as you can',
        required: false,
        source: '{{image_url}}',
        choices: optionsOf({ car: 'Car', bicycle: 'Bicycle', person: 'Person' }),
      },
    ],
  ),
  rows: [{ image_url: '/examples/street.svg' }],
};

const outlines: ExampleForm = {
  id: 'outlines',
  title: 'Outline areas',
  description: 'The shape of each leaf and flower, corner by corner.',
  group: 'Images',
  form: buildForm(
    [heading('Outline the parts of the plant')],
    [
      {
        kind: 'polygons',
        name: 'parts',
        label: 'Press from corner to corner, and on the first to close',
        required: true,
        source: '{{image_url}}',
        choices: optionsOf({ leaf: 'Leaf', flower: 'Flower' }),
      },
    ],
  ),
  rows: [{ image_url: '/examples/plant.svg' }],
};

const keypoints: ExampleForm = {
  id: 'keypoints',
  title: 'Mark points',
  description: 'The middle of each wheel, the top of each tree.',
  group: 'Images',
  form: buildForm(
    [heading('Mark the points')],
    [
      {
        kind: 'points',
        name: 'points',
        label: 'Press on the middle of every wheel and the top of every tree',
        required: true,
        source: '{{image_url}}',
        choices: optionsOf({ wheel: 'Wheel', tree: 'Top of a tree' }),
      },
    ],
  ),
  rows: [{ image_url: '/examples/street.svg' }],
};

const receipt: ExampleForm = {
  id: 'receipt',
  title: 'Type in a receipt',
  description: 'Shop, date, total and every line of a photographed receipt.',
  group: 'Images',
  form: buildForm(
    [heading('Read the receipt'), image('{{receipt_url}}', 'A receipt')],
    [
      { kind: 'text', name: 'shop', label: 'Name of the shop', required: true, maxLength: 200 },
      { kind: 'date', name: 'date', label: 'Date', required: true },
      {
        kind: 'table',
        name: 'lines',
        label: 'What was bought',
        required: true,
        columns: [
          { name: 'item', label: 'Item', type: 'text', required: true },
          { name: 'count', label: 'How many', type: 'number', required: false },
          { name: 'price', label: 'Price', type: 'number', required: true },
        ],
      },
      {
        kind: 'number',
        name: 'total',
        label: 'Total',
        required: true,
        integer: false,
        min: 0,
        presentation: 'box',
      },
    ],
  ),
  rows: [{ receipt_url: '/examples/receipt.svg' }],
};

const ocr: ExampleForm = {
  id: 'ocr-correction',
  title: 'Correct recognised text',
  description: 'Compare what a program read with the scan, and put it right.',
  group: 'Images',
  form: buildForm(
    [
      heading('The scan'),
      image('{{scan_url}}', 'Lines of a scanned page'),
      heading('What the program read'),
      text('{{recognised}}'),
    ],
    [
      {
        kind: 'longText',
        name: 'corrected',
        label: 'The text as it stands on the scan',
        help: 'Copy what was read and change what is wrong. Keep the lines.',
        required: true,
        maxLength: 5_000,
      },
    ],
  ),
  rows: [
    {
      scan_url: '/examples/scan.svg',
      recognised:
        'The harb0ur of the o1d town was bui1t\nin 1634, when fishermen asked for a wall\nagainst the winter storrns.',
    },
  ],
};

const imageComparison: ExampleForm = {
  id: 'image-comparison',
  title: 'Compare two pictures',
  description: 'Which of two pictures fits the words better?',
  group: 'Images',
  form: buildForm(
    [heading('“{{words}}”')],
    [
      {
        kind: 'comparison',
        name: 'better',
        label: 'Which picture fits the words better?',
        required: true,
        content: 'image',
        left: '{{image_a}}',
        right: '{{image_b}}',
        tieLabel: 'Both alike',
      },
    ],
  ),
  rows: [
    {
      words: 'Boats on a quiet evening',
      image_a: '/examples/harbour-day.svg',
      image_b: '/examples/harbour-night.svg',
    },
  ],
};

const imageChoice: ExampleForm = {
  id: 'image-choice',
  title: 'Choose the right picture',
  description: 'A grid of pictures, one of them belongs to the product.',
  group: 'Images',
  form: buildForm(
    [heading('{{product}}')],
    [
      {
        kind: 'singleChoice',
        name: 'picture',
        label: 'Which picture shows it?',
        required: true,
        presentation: 'images',
        choices: [
          { value: 'a', label: 'A', image: '{{picture_a}}' },
          { value: 'b', label: 'B', image: '{{picture_b}}' },
          { value: 'none', label: 'Neither', image: '{{picture_c}}' },
        ],
      },
    ],
  ),
  rows: [
    {
      product: 'Table lamp with a yellow shade',
      picture_a: '/examples/kettle.svg',
      picture_b: '/examples/lamp.svg',
      picture_c: '/examples/plant.svg',
    },
  ],
};

export const imageExamples = [
  ...[imageLabel, boxes, outlines, keypoints, receipt, ocr, imageComparison, imageChoice],
];
