import { queryOptions } from '@tanstack/react-query';
import { readLoudness } from './loudness.ts';

/** More would be long in coming, and need more memory than a phone has for it. */
const most = { bytes: 20 * 1024 * 1024, seconds: 30 * 60 };
/** As few as browsers must be able to make: enough to see where somebody speaks. */
const samplesPerSecond = 8_000;
const pieces = 600;

/**
 * How loud a recording is along its length; null where it is too long for that. Only those that were
 * uploaded can be read: from other sites this page may play recordings, and read nothing.
 */
export function loudnessOptions(url: string, seconds: number) {
  const isOurs = new URL(url, window.location.href).origin === window.location.origin;
  return queryOptions({
    queryKey: ['loudness', url],
    queryFn: ({ signal }) => loadLoudness(url, signal),
    enabled: isOurs && seconds > 0 && seconds <= most.seconds,
    staleTime: Infinity,
    retry: false,
  });
}

async function loadLoudness(url: string, signal: AbortSignal): Promise<readonly number[] | null> {
  const response = await fetch(url, { signal });
  const bytes = Number(response.headers.get('content-length') ?? Infinity);
  if (!response.ok || bytes > most.bytes) {
    await response.body?.cancel();
    return null;
  }
  const context = new OfflineAudioContext(1, 1, samplesPerSecond);
  const recording = await context.decodeAudioData(await response.arrayBuffer());
  return readLoudness(recording.getChannelData(0), pieces);
}
