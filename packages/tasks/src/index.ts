export { answerColumns, answerFromCells, answerToCells } from './answer-cells.ts';
export type { AnswerProblem, AnswerResult } from './check-answer.ts';
export { checkAnswer } from './check-answer.ts';
export type { ColumnCheck, MissingColumn } from './check-columns.ts';
export { checkColumns } from './check-columns.ts';
export { checkField } from './check-field.ts';
export type { DisplayKindInfo } from './edit-display.ts';
export {
  addDisplayItem,
  displayKinds,
  moveDisplayItem,
  removeDisplayItem,
  updateDisplayItem,
} from './edit-display.ts';
export type { FieldPatch } from './edit-fields.ts';
export {
  addField,
  checkRename,
  emptyForm,
  moveField,
  removeField,
  updateField,
} from './edit-fields.ts';
export type { ExampleForm } from './example-forms.ts';
export { exampleForms } from './example-forms.ts';
export type {
  Choice,
  Field,
  FieldKind,
  MultipleChoiceField,
  NumberField,
  SingleChoiceField,
  TextField,
  YesNoField,
} from './field.ts';
export type { FieldKindInfo } from './field-kinds.ts';
export { fieldKinds } from './field-kinds.ts';
export { fieldsOf } from './fields-of.ts';
export { limits } from './limits.ts';
export { listVariables } from './list-variables.ts';
export type { ParseTaskFormResult } from './parse-task-form.ts';
export { parseTaskForm } from './parse-task-form.ts';
export type { FormProblem } from './problems.ts';
export { renderDisplay } from './render-display.ts';
export { renderFields } from './render-fields.ts';
export type {
  Answer,
  AnswerSchema,
  AnswerValue,
  DisplayItem,
  DisplayKind,
  FieldSchema,
  FieldUi,
  TaskForm,
  TaskInput,
  Widget,
} from './task-form.ts';
