/**
 * Whether what was typed is an id to follow rather than a name: `task_r1…_01…`, the key of a user,
 * or the id of a move.
 */
export function looksLikeId(text: string): boolean {
  return [
    /^[a-z]+(_[a-z0-9]+)+$/,
    /^[rp][a-z0-9]{12}$/,
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  ].some((form) => form.test(text));
}
