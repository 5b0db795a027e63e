import { RequestError } from './graphql/request-error.ts';
import { notify } from './notify.ts';

/** Says in a corner that something asked for in passing did not work. */
export function showProblem(title: string, problem: unknown): void {
  const known = problem instanceof RequestError ? problem : null;
  const text = typeof problem === 'string' ? problem : (known?.message ?? 'Try again in a moment.');
  const id = known?.requestId;
  void notify({
    color: 'red',
    title,
    message: typeof id === 'string' ? `${text} (request ${id})` : text,
    autoClose: 12_000,
  });
}
