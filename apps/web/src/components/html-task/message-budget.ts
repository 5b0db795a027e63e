/** More messages in a second than an honest page sends. */
const mostPerSecond = 60;

/** Whether a frame may still send; false once it floods the page, from then on. */
export function createMessageBudget(now: () => number): () => boolean {
  let since = now();
  let sent = 0;
  let flooded = false;
  return () => {
    if (now() - since >= 1_000) {
      since = now();
      sent = 0;
    }
    sent += 1;
    flooded ||= sent > mostPerSecond;
    return !flooded;
  };
}
