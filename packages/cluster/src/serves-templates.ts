import type { ClusterConfig } from './config.ts';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether HTML templates have an address in people's browsers: one that is set, or the labels below
 * `localhost` on a machine of its own.
 */
export function servesTemplates({
  publicUrl,
  sandbox,
}: Pick<ClusterConfig['gateway'], 'publicUrl' | 'sandbox'>): boolean {
  return sandbox.publicUrl !== null || loopback.includes(new URL(publicUrl).hostname);
}
