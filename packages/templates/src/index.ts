export type { TemplateColumnCheck } from './check-template-columns.ts';
export { checkTemplateColumns } from './check-template-columns.ts';
export { detectLanguage } from './detect-language.ts';
export { limits } from './limits.ts';
export type { ResolveFile } from './liquid-filters.ts';
export type { ParsedTemplate } from './parse-template.ts';
export { parseTemplate } from './parse-template.ts';
export type { TemplateProblem, TemplateProblemCode } from './problem.ts';
export type { RenderOptions } from './render-template.ts';
export { renderTemplate } from './render-template.ts';
export type { Template, TemplateLanguage, TemplateRow, TemplateVariable } from './template.ts';
export type {
  DocumentChange,
  DocumentOptions,
  RemoteFile,
  ServedDocument,
} from './document-options.ts';
export { createMirror, libraryKeyOf, mirrorKeyOf } from './mirror.ts';
export type { Submission, SubmissionProblem } from './read-submission.ts';
export { parseFormBody, readSubmission } from './read-submission.ts';
export type { FindMirror, VendorFiles } from './script-addresses.ts';
export { isSubmitPath, submitAddress } from './submit-address.ts';
export { toDocument } from './to-document.ts';
export type { AnswerKey, ValueMapping } from './questions/answer-key.ts';
export { parseAnswerKey } from './questions/answer-key.ts';
export type { FormQuestion } from './questions/form-question.ts';
export type { ParsedQuestionForm } from './questions/parse-question-form.ts';
export { parseQuestionForm } from './questions/parse-question-form.ts';
export type { QuestionAnswer } from './questions/question-form-answers.ts';
export {
  readQuestionFormAnswers,
  writeQuestionFormAnswers,
} from './questions/question-form-answers.ts';
export { questionsOfForm } from './questions/questions-of-form.ts';
export type { QuestionDocument } from './questions/read-question-document.ts';
export { readQuestionDocument } from './questions/read-question-document.ts';
export type { TestScore } from './questions/score-answers.ts';
export { scoreAnswers } from './questions/score-answers.ts';
export type { XmlProblem, XmlProblemCode } from './xml/xml-problem.ts';
export { formatQuotedLine } from './results/format-csv.ts';
export type { ApprovalRate, BatchResult } from './results/format-result.ts';
export { batchResultCells } from './results/format-result.ts';
export type {
  ReviewDecision,
  ReviewProblem,
  ReviewReader,
  ReviewRow,
} from './results/read-review.ts';
export { createReviewReader } from './results/read-review.ts';
export { batchResultHeader } from './results/result-columns.ts';
