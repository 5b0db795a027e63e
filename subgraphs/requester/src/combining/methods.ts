import { numberMethods, type LabelMethod, type NumberMethod } from '@exchange/answers';

/** Methods a requester can pick, as the API names them. */
export const labelMethods = [
  'majority',
  'weighted',
  'one-coin',
  'mace',
  'pooled-dawid-skene',
  'dawid-skene',
] as const satisfies readonly LabelMethod[];

export type PickedMethod = LabelMethod | NumberMethod;

export function isNumberMethod(method: PickedMethod): method is NumberMethod {
  return (numberMethods as readonly string[]).includes(method);
}
