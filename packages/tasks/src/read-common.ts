import { limits } from './limits.ts';
import type { FieldSource } from './read-field.ts';
import { readText, requireText } from './read-values.ts';

/** What every kind of field has. */
export function readCommon({ name, schema, ui, required, schemaReport, uiReport }: FieldSource) {
  return {
    name,
    label: requireText(schema, 'title', limits.labelLength, schemaReport),
    description: readText(schema, 'description', limits.helpLength, schemaReport),
    help: readText(ui, 'help', limits.helpLength, uiReport),
    required,
  };
}
