import { chooseNext } from '@exchange/affinity';
import type { AssignmentRow } from '../store/assignment-row.ts';
import { listAssignments } from '../store/find-assignments.ts';
import type { AcceptError } from './accept-from.ts';
import { acceptTask } from './accept-task.ts';
import type { Me } from './access.ts';
import { buildEntries } from './build-feed.ts';
import { rankEntries } from './feed/rank-entries.ts';
import { readSources } from './list-feed.ts';
import { summariseCategories } from './summarise-categories.ts';

/** What somebody wants after they submitted. */
export type NextWork = 'NOTHING' | 'SAME' | 'BEST';

export interface NextAccepted {
  readonly next: AssignmentRow | null;
  readonly noNext: AcceptError | { readonly kind: 'NothingSuits' | 'NotNow' } | null;
}

/** Others may take the last of a type between look and accept; then what suits next best is tried. */
const mostTries = 3;
const triesOn: ReadonlySet<AcceptError['kind']> = new Set(['NoSlotLeft', 'NotFound']);

/** Accepts what is to follow a submitted assignment, which stands whatever happens here. */
export async function acceptNext(
  me: Me,
  submitted: AssignmentRow,
  work: NextWork,
): Promise<NextAccepted> {
  if (work === 'NOTHING') return { next: null, noNext: null };
  try {
    return await acceptFollowing(me, submitted, work);
  } catch (error) {
    me.repository.log.warn({ err: error, after: submitted.id }, 'nothing could be handed out');
    return { next: null, noNext: { kind: 'NotNow' } };
  }
}

async function acceptFollowing(
  me: Me,
  submitted: AssignmentRow,
  work: 'SAME' | 'BEST',
): Promise<NextAccepted> {
  const typeIds =
    work === 'SAME' ? [submitted.typeId] : (await chooseTypes(me, submitted)).slice(0, mostTries);
  let noNext: NextAccepted['noNext'] = { kind: 'NothingSuits' };
  for (const typeId of typeIds) {
    const accepted = await acceptTask(me, { typeId, taskId: null }, work === 'BEST');
    if (accepted.ok) return { next: accepted.value, noNext: null };
    noNext = accepted.error;
    if (!triesOn.has(noNext.kind)) break;
  }
  return { next: null, noNext };
}

async function chooseTypes(me: Me, submitted: AssignmentRow): Promise<string[]> {
  const sources = await readSources(me);
  const categories = summariseCategories([...sources.own.values()]);
  // What they took and never handed in is theirs to choose again, not ours to hand out.
  const entries = buildEntries(sources).filter(({ typeId, hidden }) => {
    const own = sources.own.get(typeId);
    const undone = own !== undefined && own.accepted > 0 && own.submitted === 0;
    return !hidden && (!undone || typeId === submitted.typeId);
  });
  const ranked = (await rankEntries(me, entries, sources)).map((entry) => ({
    ...entry,
    known: entry.typeId === submitted.typeId || entry.own.submitted > 0,
    alike: categories.get(entry.category) ?? { chosen: 0, gaveBack: 0 },
  }));
  const viewer = { preferences: sources.preferences };
  const chosen = chooseNext(ranked, submitted.typeId, viewer, me.repository.feed);
  return chosen.map(({ typeId }) => typeId);
}

/**
 * What the first submit accepted after it, so that a repeat does not take another one. When they accepted
 * several since, that cannot be told.
 */
export async function findNextOf(
  me: Me,
  row: AssignmentRow,
  work: NextWork,
): Promise<NextAccepted> {
  if (work === 'NOTHING') return { next: null, noNext: null };
  const since = await listAssignments(me.repository.partition, {
    performerKey: me.key,
    after: null,
    statuses: ['accepted'],
    typeId: work === 'SAME' ? row.typeId : null,
    limit: 2,
  });
  const [next, another] = since.filter(
    ({ acceptedAt }) => row.submittedAt !== null && acceptedAt >= row.submittedAt,
  );
  return next !== undefined && (work === 'SAME' || another === undefined)
    ? { next, noNext: null }
    : { next: null, noNext: { kind: 'NoSlotLeft' } };
}
