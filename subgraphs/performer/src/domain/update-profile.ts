import {
  capabilities,
  isCountry,
  isPlace,
  type Capability,
  type PerformerArea,
} from '@exchange/criteria';
import { err, ok, type Result } from '@exchange/kernel';
import { saveProfilePart } from '../store/performers.ts';
import type { Me } from './access.ts';
import { buildEntries } from './build-feed.ts';
import type { Problem } from './input-checks.ts';
import { readSources } from './list-feed.ts';

export interface AreaInput {
  readonly country?: string | null;
  readonly subdivision?: string | null;
  readonly latitude?: number | null;
  readonly longitude?: number | null;
}

export interface DeviceInput {
  readonly capabilities: readonly string[];
  readonly screenWidth: number;
  readonly screenHeight: number;
}

type Updated = Result<null, { readonly problems: readonly Problem[] }>;

export async function updateArea(me: Me, input: AreaInput): Promise<Updated> {
  const { country = null, subdivision = null, latitude = null, longitude = null } = input;
  const problems = findAreaProblems({ country, subdivision, latitude, longitude });
  if (problems.length > 0) return err({ problems });
  const position =
    latitude === null || longitude === null
      ? null
      : { latitude: roughly(latitude), longitude: roughly(longitude) };
  const area: PerformerArea = { country, subdivision, position };
  await save(me, { area });
  me.repository.directory.notifyUsers([{ ownerKey: me.key, topics: ['feed', 'profile'] }]);
  return ok(null);
}

export async function reportDevice(me: Me, input: DeviceInput): Promise<Updated> {
  const problems = [
    ...input.capabilities
      .slice(0, 20)
      .flatMap((name, index) =>
        isCapability(name)
          ? []
          : [{ path: `capabilities.${index}`, message: `Use ${capabilities.join(', ')}.` }],
      ),
    ...checkPixels('screenWidth', input.screenWidth),
    ...checkPixels('screenHeight', input.screenHeight),
  ];
  if (problems.length > 0) return err({ problems });
  const { screenWidth, screenHeight } = input;
  const known = new Set(input.capabilities.filter(isCapability));
  const before = await listOpenWork(me);
  await save(me, { device: { capabilities: [...known], screenWidth, screenHeight } });
  // A page reports its device by itself while its feed is shown: it asks again only for a reason.
  const isSame = (await listOpenWork(me)) === before;
  const topics = isSame ? ['profile'] : ['feed', 'profile'];
  me.repository.directory.notifyUsers([{ ownerKey: me.key, topics }]);
  return ok(null);
}

async function save(me: Me, part: object): Promise<void> {
  const { partition, facts, maintenance } = me.repository;
  await saveProfilePart(partition, me.key, part);
  facts.forget([me.key]);
  maintenance.groupChanged = true;
}

/** What they see and what of it they may accept, to compare. */
async function listOpenWork(me: Me): Promise<string> {
  const entries = buildEntries(await readSources(me));
  return entries
    .map(({ typeId, acceptable }) => `${typeId} ${acceptable}`)
    .sort()
    .join();
}

/** Two decimals of a degree: about a kilometre, enough for work nearby and no more. */
function roughly(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}

function findAreaProblems(input: Required<AreaInput>): Problem[] {
  const { country, subdivision, latitude, longitude } = input;
  const problems: Problem[] = [];
  if (country !== null && !isCountry(country)) {
    problems.push({ path: 'country', message: 'Use an ISO 3166-1 code in capitals, such as DE.' });
  }
  const isPart =
    subdivision === null ||
    (isPlace(subdivision) && country !== null && subdivision.startsWith(`${country}-`));
  if (!isPart) {
    const message = 'Use an ISO 3166-2 code of a part of the country, such as DE-HH.';
    problems.push({ path: 'subdivision', message });
  }
  if ((latitude === null) !== (longitude === null)) {
    problems.push({ path: 'latitude', message: 'Give latitude and longitude together.' });
  }
  return [
    ...problems,
    ...checkDegrees('latitude', latitude, 90),
    ...checkDegrees('longitude', longitude, 180),
  ];
}

function checkDegrees(path: string, value: number | null | undefined, most: number): Problem[] {
  if (value === null || value === undefined || Math.abs(value) <= most) return [];
  return [{ path, message: `Use degrees from -${most} to ${most}.` }];
}

function checkPixels(path: string, value: number): Problem[] {
  if (value >= 1 && value <= 20_000) return [];
  return [{ path, message: 'Use a whole number of pixels from 1 to 20,000.' }];
}

function isCapability(name: string): name is Capability {
  return capabilities.some((known) => known === name);
}
