import { compact } from './compact.ts';
import type {
  Choice,
  Field,
  FieldKind,
  MultipleChoiceField,
  NumberField,
  SingleChoiceField,
  TextField,
  YesNoField,
} from './field.ts';
import { limits } from './limits.ts';
import type { Report } from './problems.ts';
import type { JsonObject } from './read-values.ts';
import {
  isJsonObject,
  own,
  readCount,
  readNumber,
  readText,
  readTextList,
  rejectUnknownKeys,
  requireText,
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

const shapes: Record<FieldKind, Shape> = {
  text: {
    types: ['string'],
    schemaKeys: ['minLength', 'maxLength', 'pattern'],
    uiKeys: ['placeholder'],
  },
  longText: {
    types: ['string'],
    schemaKeys: ['minLength', 'maxLength', 'pattern'],
    uiKeys: ['placeholder'],
  },
  number: {
    types: ['number', 'integer'],
    schemaKeys: ['minimum', 'maximum'],
    uiKeys: ['step', 'minLabel', 'maxLabel'],
  },
  singleChoice: { types: ['string'], schemaKeys: ['enum'], uiKeys: ['choiceLabels'] },
  multipleChoice: {
    types: ['array'],
    schemaKeys: ['items', 'uniqueItems', 'minItems', 'maxItems'],
    uiKeys: ['choiceLabels'],
  },
  yesNo: { types: ['boolean'], schemaKeys: [], uiKeys: ['yesLabel', 'noLabel'] },
};

const kindByWidget = new Map<unknown, FieldKind>([
  ['text', 'text'],
  ['longText', 'longText'],
  ['number', 'number'],
  ['slider', 'number'],
  ['radio', 'singleChoice'],
  ['checkboxes', 'multipleChoice'],
  ['yesNo', 'yesNo'],
]);

/**
 * Reads one field as far as it can be read and reports what is wrong with its shape. Null only if
 * its kind cannot be told: half-edited fields must stay editable.
 */
export function readField(source: FieldSource): Field | null {
  const kind = findKind(source);
  if (kind === null) return null;
  const shape = shapes[kind];
  const { schema, ui, schemaReport, uiReport } = source;
  if (!shape.types.includes(String(own(schema, 'type')))) {
    schemaReport.add(`Set the type to ${shape.types.join(' or ')}, as the field needs.`, 'type');
  }
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

function readCommon({ name, schema, ui, required, schemaReport, uiReport }: FieldSource) {
  return {
    name,
    label: requireText(schema, 'title', limits.labelLength, schemaReport),
    description: readText(schema, 'description', limits.helpLength, schemaReport),
    help: readText(ui, 'help', limits.helpLength, uiReport),
    required,
  };
}

function readTextField(kind: 'text' | 'longText', source: FieldSource): TextField {
  const { schema, ui, required, schemaReport, uiReport } = source;
  if (![undefined, '\\S'].includes(own(schema, 'pattern') as string | undefined)) {
    schemaReport.add('Remove the pattern: text is checked by its length only.', 'pattern');
  }
  const preset = kind === 'text' ? limits.defaultTextLength : limits.maxTextLength;
  return compact<TextField>({
    kind,
    ...readCommon(source),
    minLength: meaningfulBound(readCount(schema, 'minLength', schemaReport), required),
    maxLength: readCount(schema, 'maxLength', schemaReport) ?? preset,
    placeholder: readText(ui, 'placeholder', limits.labelLength, uiReport),
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
    presentation: own(ui, 'widget') === 'slider' ? 'slider' : 'box',
    step: readNumber(ui, 'step', uiReport),
    minLabel: readText(ui, 'minLabel', limits.labelLength, uiReport),
    maxLabel: readText(ui, 'maxLabel', limits.labelLength, uiReport),
  });
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
  return values.map((value, index) => ({ value, label: labels?.[index] ?? value }));
}

/** A bound that "required" implies is not repeated, so that it goes when "required" goes. */
function meaningfulBound(bound: number | undefined, required: boolean): number | undefined {
  return bound !== undefined && bound > (required ? 1 : 0) ? bound : undefined;
}
