import { z } from 'zod';

const perHour = z.record(z.string(), z.number().nonnegative());

/**
 * What a performer partition tells requester nodes of its group (N7); more may be there. The paces are
 * missing while the cluster file says that group information is withheld.
 */
const groupProfile = z.looseObject({
  performers: z.number().int().nonnegative().default(0),
  /** Here now, and of them those who have nothing to do. */
  online: z.number().int().nonnegative().default(0),
  waiting: z.number().int().nonnegative().default(0),
  /** Accepts in an hour if it were offered, by category and by type (packages/affinity `GroupDraw`). */
  paceByCategory: perHour.optional(),
  paceByType: perHour.optional(),
});
export type GroupProfile = z.infer<typeof groupProfile>;

/** Null for what a node of another version wrote and this one cannot read. */
export function readGroupProfile(profile: unknown): GroupProfile | null {
  const read = groupProfile.safeParse(profile);
  return read.success ? read.data : null;
}
