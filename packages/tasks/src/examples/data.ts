import { buildForm } from '../build-form.ts';
import type { ExampleForm } from './example-form.ts';
import { heading, image, optionsOf, text } from './example-form.ts';

const company: ExampleForm = {
  id: 'company',
  title: 'Find the address of a company',
  description: 'Look a company up and write down where it is and whom to ask.',
  group: 'Data',
  form: buildForm(
    [heading('{{company}}'), { kind: 'link', url: '{{website}}', label: 'Open its website' }],
    [
      { kind: 'yesNo', name: 'exists', label: 'Does the website work?', required: true },
      { kind: 'longText', name: 'address', label: 'Address', required: true, maxLength: 500 },
      { kind: 'text', name: 'phone', label: 'Telephone', required: false, maxLength: 40 },
      {
        kind: 'table',
        name: 'people',
        label: 'People who can be asked',
        required: false,
        columns: [
          { name: 'name', label: 'Name', type: 'text', required: true },
          { name: 'role', label: 'What they do', type: 'text', required: false },
        ],
        maxRows: 5,
      },
      { kind: 'location', name: 'where', label: 'Where is it?', required: false },
    ],
  ),
  rows: [{ company: 'Harbour Bicycles', website: 'https://bicycles.example.com/' }],
};

const photograph: ExampleForm = {
  id: 'photograph',
  title: 'Photograph a thing',
  description: 'Take or choose a picture of something and say where it was.',
  group: 'Data',
  form: buildForm(
    [heading('{{thing}}'), text('Take a sharp picture of one. No people, please.')],
    [
      {
        kind: 'file',
        name: 'picture',
        label: 'Your picture',
        required: true,
        accept: 'image',
        maxMegabytes: 20,
      },
      { kind: 'text', name: 'place', label: 'Where was it?', required: false, maxLength: 200 },
    ],
  ),
  rows: [{ thing: 'A post box' }, { thing: 'The opening hours of a bakery' }],
};

const productCategory: ExampleForm = {
  id: 'product-category',
  title: 'Put products into categories',
  description: 'One of many categories, from a list.',
  group: 'Data',
  form: buildForm(
    [heading('{{title}}'), image('{{picture_url}}', 'The product')],
    [
      {
        kind: 'singleChoice',
        name: 'category',
        label: 'Where does it belong?',
        required: true,
        presentation: 'dropDown',
        choices: optionsOf({
          kitchen: 'Kitchen',
          lighting: 'Lighting',
          garden: 'Garden',
          furniture: 'Furniture',
          tools: 'Tools',
          toys: 'Toys',
          clothes: 'Clothes',
          books: 'Books',
          other: 'None of these',
        }),
      },
      {
        kind: 'singleChoice',
        name: 'match',
        label: 'Do title and picture belong together?',
        required: true,
        presentation: 'buttons',
        choices: optionsOf({ yes: 'Yes', no: 'No', unsure: 'Cannot tell' }),
      },
    ],
  ),
  rows: [
    { title: 'Whistling kettle, 2 litres', picture_url: '/examples/kettle.svg' },
    { title: 'Reading lamp', picture_url: '/examples/lamp.svg' },
  ],
};

const duplicates: ExampleForm = {
  id: 'duplicates',
  title: 'Find duplicate records',
  description: 'Do two records mean the same thing?',
  group: 'Data',
  form: buildForm(
    [
      heading('Are these the same?'),
      { kind: 'table', source: '{{records}}', label: 'Two records' },
    ],
    [
      {
        kind: 'singleChoice',
        name: 'same',
        label: 'Do both mean the same person?',
        required: true,
        presentation: 'buttons',
        choices: optionsOf({ same: 'The same', different: 'Different', unsure: 'Cannot tell' }),
      },
    ],
  ),
  rows: [
    {
      records:
        '[{"name":"Anna M. Berg","city":"Oslo","born":1980},{"name":"Berg, Anna","city":"Oslo","born":1980}]',
    },
    { records: 'name,city,born\nJon Lund,Bergen,1975\nJohn Lunde,Bergen,1957' },
  ],
};

const documents: ExampleForm = {
  id: 'document',
  title: 'Answer questions about a document',
  description: 'Open a PDF and write down what it says.',
  group: 'Data',
  form: buildForm(
    [
      heading('Read the document'),
      { kind: 'pdf', url: '{{pdf_url}}', label: 'The document' },
      text('{{question}}'),
    ],
    [
      { kind: 'longText', name: 'answer', label: 'The answer', required: true, maxLength: 2_000 },
      {
        kind: 'number',
        name: 'page',
        label: 'On which page?',
        required: false,
        integer: true,
        min: 1,
        presentation: 'box',
      },
    ],
  ),
  rows: [
    { pdf_url: '/examples/notice.pdf', question: 'From which day does the new timetable hold?' },
  ],
};

export const dataExamples = [photograph, company, productCategory, duplicates, documents];
