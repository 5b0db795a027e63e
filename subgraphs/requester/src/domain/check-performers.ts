import type { Directory } from '@exchange/cluster';
import type { OwnerKey } from '@exchange/kernel';
import { isIdOf, ownerOf, roleOf } from '@exchange/kernel';
import type { InputProblem } from './outcomes.ts';

/** The owner key of a performer's id, or null for anything else. */
export function performerKeyOf(id: string): OwnerKey | null {
  if (id.length > 100 || !isIdOf('performer', id)) return null;
  const key = ownerOf(id);
  return key !== null && roleOf(key) === 'performer' ? key : null;
}

/** Owner keys of these performers in the same order, or what is wrong with each id. */
export async function checkPerformers(
  directory: Directory,
  ids: readonly string[],
  pathOf: (index: number) => string,
): Promise<{ readonly keys: readonly OwnerKey[]; readonly problems: readonly InputProblem[] }> {
  const problems: InputProblem[] = [];
  const keys: OwnerKey[] = [];
  const seen = new Set<OwnerKey>();
  for (const [index, id] of ids.entries()) {
    const key = performerKeyOf(id);
    const path = pathOf(index);
    if (key === null) problems.push({ path, message: 'This is not the id of a performer.' });
    else if (seen.has(key)) problems.push({ path, message: 'Name each performer once.' });
    else if ((await directory.findHome(key)) === null) {
      problems.push({ path, message: 'There is no such performer.' });
    } else keys.push(key);
    if (key !== null) seen.add(key);
  }
  return { keys, problems };
}
