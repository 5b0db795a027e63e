export { answerNamesOf, interfaceAnswerCells, interfaceAnswerColumns } from './answer-cells.ts';
export { answerFields } from './answer-fields.ts';
export { checkHtmlAnswer } from './check-html-answer.ts';
export { checkInterfaceColumns, writeVariable } from './check-interface-columns.ts';
export {
  externalVariables,
  fillExternalUrl,
  isOwnMachine,
  pageOrigin,
} from './external-address.ts';
export { externalLimits, htmlLimits } from './limits.ts';
export { listInterfaceVariables } from './list-interface-variables.ts';
export { outlineOf, readInterface, requireInterface, templateOf } from './read-interface.ts';
export type {
  ExternalInterface,
  FormInterface,
  HtmlAnswer,
  HtmlInterface,
  HtmlVariable,
  StoredHtmlInterface,
  StoredInterface,
  TaskInterface,
} from './task-interface.ts';
