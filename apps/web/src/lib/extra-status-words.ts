import type { ExtraAnswersStatus } from '#gql';

/** How asking for more answers stands. */
export const extraStatusWords: Record<ExtraAnswersStatus, string> = {
  WAITING: 'The first answers are awaited.',
  ASKED: 'Answers are on their way.',
  SURE: 'Every task is sure enough.',
  MOST: 'What is not sure has as many answers as allowed.',
  BUDGET: 'The budget is used up.',
  MONEY: 'There is not enough money: it goes on after a deposit.',
};
