import type { Field, FieldKind } from './field.ts';
import { limits } from './limits.ts';

/** A kind of field as the editor offers it. */
export interface FieldKindInfo {
  readonly kind: FieldKind;
  readonly label: string;
  readonly hint: string;
}

/** The kinds of field in the order in which the editor offers them. */
export const fieldKinds: readonly FieldKindInfo[] = [
  { kind: 'singleChoice', label: 'Single choice', hint: 'One of several options' },
  { kind: 'multipleChoice', label: 'Multiple choice', hint: 'Any of several options' },
  { kind: 'yesNo', label: 'Yes or no', hint: 'One question with two answers' },
  { kind: 'number', label: 'Number', hint: 'A box, a slider or a rating' },
  { kind: 'text', label: 'Text', hint: 'One line of text' },
  { kind: 'longText', label: 'Long text', hint: 'Several lines of text' },
  { kind: 'date', label: 'Date', hint: 'A day' },
  { kind: 'time', label: 'Time', hint: 'A time of day' },
  { kind: 'dateTime', label: 'Date and time', hint: 'A day with a time' },
  { kind: 'ranking', label: 'Ranking', hint: 'Put options in an order' },
  { kind: 'comparison', label: 'Comparison', hint: 'Which of two is better' },
  { kind: 'table', label: 'Table', hint: 'Rows that people add and fill in' },
  { kind: 'location', label: 'Location', hint: 'A place on the earth' },
  { kind: 'file', label: 'File', hint: 'An image, sound, video or document' },
  { kind: 'boxes', label: 'Boxes on an image', hint: 'Rectangles with labels' },
  { kind: 'polygons', label: 'Outlines on an image', hint: 'Areas with any number of corners' },
  { kind: 'points', label: 'Points on an image', hint: 'Places with labels' },
  { kind: 'spans', label: 'Labels in a text', hint: 'Mark words and give them a label' },
  { kind: 'segments', label: 'Parts of a recording', hint: 'From when to when, with a label' },
];

const choices = [
  { value: 'option_1', label: 'Option 1' },
  { value: 'option_2', label: 'Option 2' },
];

/** A new field of a kind: complete, so that a form with it can be published. */
export function createField(kind: FieldKind, name: string): Field {
  const common = { name, required: true };
  switch (kind) {
    case 'text':
      return { kind, ...common, label: 'Your answer', maxLength: limits.defaultTextLength };
    case 'longText':
      return { kind, ...common, label: 'Your answer', maxLength: limits.maxTextLength };
    case 'number':
      return { kind, ...common, label: 'How many?', integer: false, presentation: 'box' };
    case 'singleChoice':
      return { kind, ...common, label: 'Choose one', choices };
    case 'multipleChoice':
      return { kind, ...common, label: 'Choose all that apply', choices };
    case 'yesNo':
      return { kind, ...common, label: 'Is this right?' };
    case 'date':
      return { kind, ...common, label: 'Which day?' };
    case 'time':
      return { kind, ...common, label: 'At what time?' };
    case 'dateTime':
      return { kind, ...common, label: 'When?' };
    case 'ranking':
      return { kind, ...common, label: 'Put them in order, the best first', choices };
    case 'comparison': {
      const sides = { left: '{{text_a}}', right: '{{text_b}}' };
      return { kind, ...common, label: 'Which is better?', content: 'text', ...sides };
    }
    case 'table': {
      const column = { name: 'item', label: 'Item', type: 'text', required: true } as const;
      return { kind, ...common, label: 'List them', columns: [column] };
    }
    case 'location':
      return { kind, ...common, label: 'Where is it?' };
    case 'file':
      return { kind, ...common, label: 'Upload a picture', accept: 'image', maxMegabytes: 20 };
    case 'boxes':
      return { kind, ...common, label: 'Draw a box around each', source: '{{image_url}}', choices };
    case 'polygons':
      return { kind, ...common, label: 'Outline each', source: '{{image_url}}', choices };
    case 'points':
      return { kind, ...common, label: 'Mark each', source: '{{image_url}}', choices };
    case 'spans':
      return { kind, ...common, label: 'Mark each', source: '{{text}}', choices };
    case 'segments':
      return { kind, ...common, label: 'Mark each', source: '{{audio_url}}', choices };
  }
}
