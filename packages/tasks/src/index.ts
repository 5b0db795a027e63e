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
  placeDisplayItem,
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
export type {
  Choice,
  ChoicePresentation,
  ComparisonField,
  DateField,
  Field,
  FileContent,
  FileField,
  FieldKind,
  LocationField,
  MarkField,
  MarkKind,
  MultipleChoiceField,
  NumberField,
  RankingField,
  SingleChoiceField,
  TableColumn,
  TableField,
  TextField,
  TextPattern,
  YesNoField,
} from './field.ts';
export { fileContents } from './field.ts';
export type { FieldKindInfo } from './field-kinds.ts';
export { fieldKinds } from './field-kinds.ts';
export { readFileName } from './file-name.ts';
export { checkFileSize, mostBytesOf } from './file-size.ts';
export { fieldsOf } from './fields-of.ts';
export { findSimilar } from './find-similar.ts';
export { initialAnswer } from './initial-answer.ts';
export { limits } from './limits.ts';
export { listVariables } from './list-variables.ts';
export type { ParseTaskFormResult } from './parse-task-form.ts';
export { parseTaskForm } from './parse-task-form.ts';
export type { FormProblem } from './problems.ts';
export type { ShownTable } from './read-table.ts';
export { readTable } from './read-table.ts';
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
  PartSchema,
  TaskForm,
  TaskInput,
  Widget,
} from './task-form.ts';
export { findPatternProblem, prepareTextPatterns } from './text-pattern.ts';
export type { TextEncoding, TextReader } from './text-reader.ts';
export { createTextReader } from './text-reader.ts';
export { canonicalName } from './variables.ts';
export { findWebUrl } from './web-url.ts';
