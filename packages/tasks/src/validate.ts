export type { AnswerProblem, AnswerResult } from './check-answer.ts';
export { validateAnswer } from './validate-answer.ts';
