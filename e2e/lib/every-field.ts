import { filmSite } from './small-film.ts';

const colours = ['red', 'green', 'gold'];
const pictures = ['/examples/kettle.svg', '/examples/lamp.svg', '/examples/plant.svg'];

const fields: Readonly<Record<string, readonly [schema: object, ui: object]>> = {
  words: [{ type: 'string', maxLength: 40 }, { widget: 'text' }],
  essay: [{ type: 'string', maxLength: 400 }, { widget: 'longText' }],
  right: [{ type: 'boolean' }, { widget: 'yesNo', yesLabel: 'It is', noLabel: 'It is not' }],
  count: [{ type: 'number', minimum: 0, maximum: 50 }, { widget: 'number' }],
  one: [{ type: 'string', enum: colours }, { widget: 'radio' }],
  boxes: [{ type: 'array', items: { type: 'string', enum: colours } }, { widget: 'checkboxes' }],
  pressed: [
    { type: 'array', items: { type: 'string', enum: colours } },
    { widget: 'checkButtons' },
  ],
  stars: [{ type: 'integer', minimum: 1, maximum: 5 }, { widget: 'rating' }],
  scale: [
    { type: 'integer', minimum: 1, maximum: 5 },
    { widget: 'slider', step: 1 },
  ],
  button: [{ type: 'string', enum: colours }, { widget: 'buttons' }],
  list: [{ type: 'string', enum: colours }, { widget: 'dropDown' }],
  picture: [
    { type: 'string', enum: colours },
    { widget: 'images', choiceImages: pictures },
  ],
  several: [
    { type: 'array', items: { type: 'string', enum: colours } },
    { widget: 'checkImages', choiceImages: pictures },
  ],
  better: [
    { type: 'string' },
    { widget: 'comparison', left: 'One', right: '{{text}}', tieLabel: 'Alike' },
  ],
  order: [{ type: 'array' }, { widget: 'ranking', labels: colours }],
  day: [{ type: 'string' }, { widget: 'date' }],
  hour: [{ type: 'string' }, { widget: 'time' }],
  moment: [{ type: 'string' }, { widget: 'dateTime' }],
  rows: [
    { type: 'array' },
    {
      widget: 'table',
      columns: [
        { name: 'item', label: 'Item', type: 'text', required: true },
        { name: 'price', label: 'Price', type: 'number' },
      ],
    },
  ],
  where: [{ type: 'object' }, { widget: 'location' }],
};

/** A form that asks every kind of question which has no drawing in it, and shows every kind of thing. */
export const everyField = {
  version: 1,
  display: [
    { kind: 'heading', text: 'About {{text}}', level: 2 },
    { kind: 'text', text: '<b>{{text}}</b> & more' },
    { kind: 'markdown', text: 'Mind **these** words.\n\n- <i>{{text}}</i>\n' },
    { kind: 'video', url: filmSite.film, label: 'A film' },
    { kind: 'link', url: filmSite.page, label: 'A page' },
    { kind: 'image', url: '/examples/street.svg', alt: 'A street' },
    { kind: 'audio', url: '/examples/call.wav', label: 'A call' },
    { kind: 'table', source: '{{records}}', label: 'Records' },
    { kind: 'pdf', url: '/examples/notice.pdf', label: 'A notice' },
  ],
  schema: {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, [schema]]) => [name, { title: `Q ${name}`, ...schema }]),
    ),
    required: Object.keys(fields),
  },
  ui: {
    order: Object.keys(fields),
    fields: Object.fromEntries(Object.entries(fields).map(([name, [, ui]]) => [name, ui])),
  },
};

const things = { labels: ['car', 'bicycle', 'person'], source: '{{image_url}}' };

/** A form that asks for every kind of mark. */
export const everyMark = {
  version: 1,
  schema: {
    type: 'object',
    properties: Object.fromEntries(
      ['boxes', 'areas', 'points', 'names', 'parts'].map((name) => [
        name,
        { type: 'array', title: `Q ${name}` },
      ]),
    ),
    required: ['boxes'],
  },
  ui: {
    fields: {
      boxes: { widget: 'boxes', ...things, choiceLabels: ['A car', 'A bicycle', 'A person'] },
      areas: { widget: 'polygons', ...things },
      points: { widget: 'points', ...things },
      names: { widget: 'spans', source: '{{text}}', labels: ['person', 'date'] },
      parts: { widget: 'segments', source: '/examples/call.wav', labels: ['speech', 'music'] },
    },
  },
};
