/** Names under which a browser on this machine reaches this machine. */
const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The origins whose pages may use a session here: that of the public address, and when this is a
 * machine of its own, the other names of that machine and the port it listens on.
 */
export function listTrustedOrigins(publicUrl: string, listeningUrl: string | null): string[] {
  const own = new URL(publicUrl);
  if (!loopbackNames.includes(own.hostname)) return [own.origin];
  const ports = new Set([own.port, listeningUrl === null ? own.port : new URL(listeningUrl).port]);
  return [...ports].flatMap((port) =>
    loopbackNames.map((name) => new URL(`${own.protocol}//${name}:${port}`).origin),
  );
}
