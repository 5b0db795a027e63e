/** How long the feed shows a type as done after its requester had nothing new for the performer. */
export const nothingNewMs = 30_000;

export function typeKey(performerKey: string, typeId: string): string {
  return `${performerKey} ${typeId}`;
}
