import { graphql } from '#gql';
import { request } from '../graphql/request.ts';

const ReportDeviceDocument = graphql(`
  mutation ReportDevice($input: ReportDeviceInput!) {
    reportDevice(input: $input) {
      __typename
    }
  }
`);

const storeKey = 'reported-device';

/** Tells the exchange what this device can do, when that is not what it told last. */
export async function reportDevice(performerId: string): Promise<void> {
  const device = await detectDevice();
  const report = JSON.stringify({ performerId, ...device });
  if (sessionStorage.getItem(storeKey) === report) return;
  await request(ReportDeviceDocument, { input: device });
  sessionStorage.setItem(storeKey, report);
}

async function detectDevice() {
  const kinds = await listMediaKinds();
  const capabilities = [
    ...(kinds.has('videoinput') ? ['camera'] : []),
    ...(kinds.has('audioinput') ? ['microphone'] : []),
    ...(navigator.maxTouchPoints > 0 ? ['touch'] : []),
    ...(window.isSecureContext && 'geolocation' in navigator ? ['location'] : []),
  ];
  const { width, height } = window.screen;
  return { capabilities, screenWidth: Math.max(1, width), screenHeight: Math.max(1, height) };
}

/** Kinds are told without asking for leave; pages without a safe connection are told nothing. */
async function listMediaKinds(): Promise<ReadonlySet<string>> {
  if (!('mediaDevices' in navigator)) return new Set();
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return new Set(devices.map(({ kind }) => kind));
  } catch {
    // Refused by a policy of the browser: then there is nothing to work with.
    return new Set();
  }
}
