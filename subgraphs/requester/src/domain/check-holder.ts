import { findStanding, requireHolder, type NodeServices } from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';

/**
 * A node leases only for partitions that it serves and for performers who live on them, whatever it
 * writes into the call.
 *
 * @throws ExchangeError FORBIDDEN, or UNAVAILABLE while the performer is being moved
 */
export async function checkHolder(
  services: Pick<NodeServices, 'directory' | 'log' | 'clock'>,
  caller: string,
  call: { readonly holder: string; readonly performerKey: string | null },
): Promise<void> {
  const { directory, log, clock } = services;
  const { holder, performerKey } = call;
  try {
    await requireHolder(directory, caller, holder);
    if (performerKey === null) return;
    const nowMs = clock.now().getTime();
    const standing = await findStanding(directory, caller, performerKey, nowMs);
    if (standing === 'own') return;
    if (standing === 'moving') {
      throw new ExchangeError('UNAVAILABLE', 'The performer is being moved. Try again shortly.');
    }
    throw new ExchangeError('FORBIDDEN', 'The caller does not serve the performer that it names.');
  } catch (error) {
    if (error instanceof ExchangeError && error.code === 'FORBIDDEN') {
      log.warn({ audit: true, caller, holder, performerKey }, 'a node asked in another’s name');
    }
    throw error;
  }
}
