import { getDomain } from 'tldts';
import type { ClusterFile } from './config-schema.ts';

/**
 * Browsers give pages of one site each other's cookies and often one process, whatever their ports and
 * labels are: pages of templates need a site that nothing else has.
 */
export function findSharedSite({
  publicUrl = 'http://localhost',
  sandbox,
}: Pick<ClusterFile['gateway'], 'publicUrl' | 'sandbox'>): string | null {
  if (sandbox.publicUrl === null || siteOf(publicUrl) !== siteOf(sandbox.publicUrl)) return null;
  return (
    `gateway.sandbox.publicUrl is on the site of gateway.publicUrl (${siteOf(publicUrl)}): pages of ` +
    'templates need a domain of their own, such as https://*.exchange-tasks.example.net'
  );
}

/** The domain that somebody can register, or the host where there is none, as of an address in numbers. */
function siteOf(url: string): string {
  const { hostname } = new URL(url.replace('*', 'label'));
  return getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
}
