import { servesTemplates, type ClusterConfig } from '@exchange/cluster';

/** Where the sandbox is for browsers. */
export interface SandboxAddress {
  /** For `frame-src` of the app: all origins of the sandbox. */
  readonly source: string;
  /** The origin of a label; the same for all when the address has no place for one. */
  originOf(label: string): string;
  /** Whether a request to this host belongs to the label. */
  serves(label: string, host: string | undefined): boolean;
}

const portDistance = 711;
const highestPort = 65_535;

/** The port of the sandbox: 711 above the gateway's unless it is set; 0 takes any, for tests. */
export function decideSandboxPort({ port, sandbox }: ClusterConfig['gateway']): number {
  if (sandbox.port !== null) return sandbox.port;
  if (port === 0) return 0;
  return port + portDistance > highestPort ? port - portDistance : port + portDistance;
}

/**
 * Addresses of the sandbox. Unless it is set, a machine of its own has labels below `localhost`, which
 * browsers find by themselves; elsewhere there is none, since it must not share a site with the app.
 */
export function decideSandboxAddress(
  gateway: ClusterConfig['gateway'],
  listeningPort: number,
): SandboxAddress | null {
  if (!servesTemplates(gateway)) return null;
  const pattern = gateway.sandbox.publicUrl ?? `http://*.localhost:${String(listeningPort)}`;
  const source = pattern.replace(/\/+$/, '');
  const originOf = (label: string) => new URL(source.replace('*', label)).origin;
  return {
    source,
    originOf,
    serves: (label, host) => host !== undefined && new URL(originOf(label)).host === host,
  };
}
