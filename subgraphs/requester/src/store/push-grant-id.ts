import { randomUUID } from 'node:crypto';

const mark = 'push_';

/** Ids of grants that were pushed; those that were asked for come from the asker. */
export function newPushGrantId(): string {
  return `${mark}${randomUUID()}`;
}

export function isPushGrant(grantId: string): boolean {
  return grantId.startsWith(mark);
}
