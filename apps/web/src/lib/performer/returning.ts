/** Id under which a return waits to be sent: lists leave the assignment out meanwhile. */
export function returnActionId(assignmentId: string): string {
  return `return ${assignmentId}`;
}

/** The assignments without those whose return waits to be sent. */
export function leaveOutReturning<T extends { readonly id: string }>(
  held: readonly T[],
  actions: readonly { readonly id: string }[],
): T[] {
  const waiting = new Set(actions.map(({ id }) => id));
  return held.filter(({ id }) => !waiting.has(returnActionId(id)));
}
