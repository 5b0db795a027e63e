/** Why a performer gave a task back, of what they can choose. */
export const returnReasons = [
  'unclear',
  'broken',
  'takes_too_long',
  'pays_too_little',
  'not_for_me',
] as const;
export type ReturnReason = (typeof returnReasons)[number];
