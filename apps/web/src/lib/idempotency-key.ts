/** A key that makes a repeated request have one effect. */
export function makeIdempotencyKey(): string {
  // Not `crypto.randomUUID`: a page that is not served over HTTPS does not have it.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
