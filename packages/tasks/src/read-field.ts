import { compact } from './compact.ts';
import type {
  Choice,
  ChoicePresentation,
  Field,
  FieldKind,
  MultipleChoiceField,
  NumberField,
  SingleChoiceField,
  TextField,
  YesNoField,
} from './field.ts';
import { limits } from './limits.ts';
import { readCommon } from './read-common.ts';
import { readPatterns } from './read-patterns.ts';
import { derivedUiKeys, readDerivedField } from './read-derived.ts';
import type { Report } from './problems.ts';
import type { DerivedField } from './write-derived.ts';
import type { JsonObject } from './read-values.ts';
import {
  isJsonObject,
  own,
  readCount,
  readNumber,
  readText,
  readTextList,
  rejectUnknownKeys,
} from './read-values.ts';

/** Where a field is described in a form. */
export interface FieldSource {
  readonly name: string;
  readonly schema: JsonObject;
  readonly ui: JsonObject;
  readonly required: boolean;
  readonly schemaReport: Report;
  readonly uiReport: Report;
}

interface Shape {
  readonly types: readonly string[];
  readonly schemaKeys: readonly string[];
  readonly uiKeys: readonly string[];
}

const shapes: Record<Exclude<FieldKind, DerivedField['kind']>, Shape> = {
  text: {
    types: ['string'],
    schemaKeys: ['minLength', 'maxLength', 'pattern'],
    uiKeys: ['placeholder', 'patterns', 'initial'],
  },
  longText: {
    types: ['string'],
    schemaKeys: ['minLength', 'maxLength', 'pattern'],
    uiKeys: ['placeholder', 'patterns', 'initial'],
  },
  number: {
    types: ['number', 'integer'],
    schemaKeys: ['minimum', 'maximum'],
    uiKeys: ['step', 'minLabel', 'maxLabel', 'initial'],
  },
  singleChoice: {
    types: ['string'],
    schemaKeys: ['enum'],
    uiKeys: ['choiceLabels', 'choiceImages'],
  },
  multipleChoice: {
    types: ['array'],
    schemaKeys: ['items', 'uniqueItems', 'minItems', 'maxItems'],
    uiKeys: ['choiceLabels', 'choiceImages'],
  },
  yesNo: { types: ['boolean'], schemaKeys: [], uiKeys: ['yesLabel', 'noLabel'] },
};

const kindByWidget = new Map<unknown, FieldKind>([
  ['text', 'text'],
  ['longText', 'longText'],
  ['number', 'number'],
  ['slider', 'number'],
  ['rating', 'number'],
  ['radio', 'singleChoice'],
  ['buttons', 'singleChoice'],
  ['dropDown', 'singleChoice'],
  ['images', 'singleChoice'],
  ['checkboxes', 'multipleChoice'],
  ['checkButtons', 'multipleChoice'],
  ['checkImages', 'multipleChoice'],
  ['yesNo', 'yesNo'],
  ...(Object.keys(derivedUiKeys) as DerivedField['kind'][]).map((kind): [string, FieldKind] => [
    kind,
    kind,
  ]),
]);

const presentations = new Map<unknown, ChoicePresentation>([
  ['buttons', 'buttons'],
  ['checkButtons', 'buttons'],
  ['dropDown', 'dropDown'],
  ['images', 'images'],
  ['checkImages', 'images'],
]);

const derivedTypes: Readonly<Record<DerivedField['kind'], string>> = {
  date: 'string',
  time: 'string',
  dateTime: 'string',
  ranking: 'array',
  comparison: 'string',
  table: 'array',
  location: 'object',
  file: 'object',
  boxes: 'array',
  polygons: 'array',
  points: 'array',
  spans: 'array',
  segments: 'array',
};

/**
 * Reads one field as far as it can be read and reports what is wrong with its shape. Null only if
 * its kind cannot be told: half-edited fields must stay editable.
 */
export function readField(source: FieldSource): Field | null {
  const kind = findKind(source);
  if (kind === null) return null;
  if (isDerived(kind)) {
    checkType(source, [derivedTypes[kind]]);
    rejectUnknownKeys(source.ui, ['widget', 'help', ...derivedUiKeys[kind]], source.uiReport);
    return readDerivedField(kind, source);
  }
  const shape = shapes[kind];
  const { schema, ui, schemaReport, uiReport } = source;
  checkType(source, shape.types);
  rejectUnknownKeys(schema, ['type', 'title', 'description', ...shape.schemaKeys], schemaReport);
  rejectUnknownKeys(ui, ['widget', 'help', ...shape.uiKeys], uiReport);
  switch (kind) {
    case 'text':
    case 'longText':
      return readTextField(kind, source);
    case 'number':
      return readNumberField(source);
    case 'singleChoice':
      return compact<SingleChoiceField>({
        kind,
        ...readCommon(source),
        choices: readChoices(schema, ui, schemaReport, uiReport),
        presentation: presentations.get(own(ui, 'widget')),
      });
    case 'multipleChoice':
      return readMultipleChoiceField(source);
    case 'yesNo':
      return compact<YesNoField>({
        kind,
        ...readCommon(source),
        yesLabel: readText(ui, 'yesLabel', limits.labelLength, uiReport),
        noLabel: readText(ui, 'noLabel', limits.labelLength, uiReport),
      });
  }
}

function isDerived(kind: FieldKind): kind is DerivedField['kind'] {
  return Object.hasOwn(derivedUiKeys, kind);
}

function checkType({ schema, schemaReport }: FieldSource, types: readonly string[]): void {
  if (types.includes(String(own(schema, 'type')))) return;
  schemaReport.add(`Set the type to ${types.join(' or ')}, as the field needs.`, 'type');
}

function findKind({ schema, ui, schemaReport, uiReport }: FieldSource): FieldKind | null {
  const widget = own(ui, 'widget');
  if (widget !== undefined) {
    const kind = kindByWidget.get(widget);
    if (kind === undefined) {
      uiReport.add(
        `Unknown field type: use one of ${[...kindByWidget.keys()].join(', ')}.`,
        'widget',
      );
    }
    return kind ?? null;
  }
  switch (own(schema, 'type')) {
    case 'string':
      return own(schema, 'enum') === undefined ? 'text' : 'singleChoice';
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return 'multipleChoice';
    case 'boolean':
      return 'yesNo';
    default:
      schemaReport.add(
        'Unknown field type: use one of string, number, integer, boolean, array.',
        'type',
      );
      return null;
  }
}

function readTextField(kind: 'text' | 'longText', source: FieldSource): TextField {
  const { schema, ui, required, schemaReport, uiReport } = source;
  if (![undefined, '\\S'].includes(own(schema, 'pattern') as string | undefined)) {
    schemaReport.add(
      'Remove the pattern: patterns are listed in the ui part of the field.',
      'pattern',
    );
  }
  const preset = kind === 'text' ? limits.defaultTextLength : limits.maxTextLength;
  return compact<TextField>({
    kind,
    ...readCommon(source),
    minLength: meaningfulBound(readCount(schema, 'minLength', schemaReport), required),
    maxLength: readCount(schema, 'maxLength', schemaReport) ?? preset,
    placeholder: readText(ui, 'placeholder', limits.labelLength, uiReport),
    patterns: readPatterns(ui, uiReport),
    initial: readText(ui, 'initial', limits.maxTextLength, uiReport),
  });
}

function readNumberField(source: FieldSource): NumberField {
  const { schema, ui, schemaReport, uiReport } = source;
  return compact<NumberField>({
    kind: 'number',
    ...readCommon(source),
    integer: own(schema, 'type') === 'integer',
    min: readNumber(schema, 'minimum', schemaReport),
    max: readNumber(schema, 'maximum', schemaReport),
    presentation: readNumberPresentation(own(ui, 'widget')),
    step: readNumber(ui, 'step', uiReport),
    minLabel: readText(ui, 'minLabel', limits.labelLength, uiReport),
    maxLabel: readText(ui, 'maxLabel', limits.labelLength, uiReport),
    initial: readNumber(ui, 'initial', uiReport),
  });
}

function readNumberPresentation(widget: unknown): NumberField['presentation'] {
  return widget === 'slider' || widget === 'rating' ? widget : 'box';
}

function readMultipleChoiceField(source: FieldSource): MultipleChoiceField {
  const { schema, ui, required, schemaReport, uiReport } = source;
  const items = own(schema, 'items');
  if (!isJsonObject(items)) {
    schemaReport.add('Describe the choices: { "type": "string", "enum": [...] }.', 'items');
  } else {
    rejectUnknownKeys(items, ['type', 'enum'], schemaReport.at('items'));
    if (own(items, 'type') !== 'string') schemaReport.add('Must be "string".', 'items', 'type');
  }
  if (![undefined, true].includes(own(schema, 'uniqueItems') as boolean | undefined)) {
    schemaReport.add('Must be true: a choice can be ticked once.', 'uniqueItems');
  }
  const choices = isJsonObject(items)
    ? readChoices(items, ui, schemaReport.at('items'), uiReport)
    : [];
  const maxItems = readCount(schema, 'maxItems', schemaReport);
  return compact<MultipleChoiceField>({
    kind: 'multipleChoice',
    ...readCommon(source),
    choices,
    presentation: presentations.get(own(ui, 'widget')) as MultipleChoiceField['presentation'],
    minChoices: meaningfulBound(readCount(schema, 'minItems', schemaReport), required),
    maxChoices: maxItems === choices.length ? undefined : maxItems,
  });
}

function readChoices(
  schema: JsonObject,
  ui: JsonObject,
  schemaReport: Report,
  uiReport: Report,
): Choice[] {
  if (own(schema, 'enum') === undefined) schemaReport.add('List the choices.', 'enum');
  const values = readTextList(schema, 'enum', schemaReport) ?? [];
  const labels = readTextList(ui, 'choiceLabels', uiReport);
  if (labels && labels.length !== values.length) {
    uiReport.add('Give exactly one label for each choice.', 'choiceLabels');
  }
  const images = readTextList(ui, 'choiceImages', uiReport);
  if (images && images.length !== values.length) {
    uiReport.add('Give exactly one picture for each choice.', 'choiceImages');
  }
  return values.map((value, index) => {
    const image = images?.[index];
    return { value, label: labels?.[index] ?? value, ...(image ? { image } : {}) };
  });
}

/** A bound that "required" implies is not repeated, so that it goes when "required" goes. */
function meaningfulBound(bound: number | undefined, required: boolean): number | undefined {
  return bound !== undefined && bound > (required ? 1 : 0) ? bound : undefined;
}
