import { systemQualifications } from '@exchange/criteria';
import { ExchangeError, ownerOf, userId } from '@exchange/kernel';
import type { PerformerContext } from '../context.ts';
import { requireViewer } from '@exchange/kernel';
import { requireMe } from '../domain/access.ts';
import { readProfile } from '../domain/profile.ts';
import {
  reportDevice,
  updateArea,
  type AreaInput,
  type DeviceInput,
} from '../domain/update-profile.ts';
import { readPreferences } from '../domain/preferences.ts';
import { updatePreferences, type PreferencesInput } from '../domain/update-preferences.ts';
import { readBalance } from '../store/earnings-reads.ts';
import type { PerformerRow } from './loaders.ts';
import { presentBalance } from './money.ts';
import { presentInvalidInput } from './present.ts';

interface PresentedPerformer {
  readonly id: string;
  readonly displayName: string;
  readonly memberSince: Date;
  readonly row: PerformerRow;
}

function presentPerformer(row: PerformerRow): PresentedPerformer {
  return {
    id: userId(row.ownerKey),
    displayName: row.displayName,
    memberSince: row.createdAt,
    row,
  };
}

async function requireMyself(context: PerformerContext, key: string): Promise<PresentedPerformer> {
  context.loaders.performer.clear(key);
  const row = await context.loaders.performer.load(key);
  if (row !== null) return presentPerformer(row);
  throw new ExchangeError('UNAVAILABLE', 'This performer is being set up. Try again shortly.');
}

/** Own only: others get null and are told so. */
async function requireOwn(parent: PresentedPerformer, context: PerformerContext) {
  const me = await requireMe(context, 'performer:read');
  if (me.key === parent.row.ownerKey) return me;
  throw new ExchangeError('FORBIDDEN', 'Only the performer can see this.');
}

export const performerQueries = {
  async myself(_: unknown, __: unknown, context: PerformerContext) {
    const { key } = await requireMe(context, 'performer:read');
    return requireMyself(context, key);
  },
};

export const performerMutations = {
  async updatePreferences(
    _: unknown,
    { input }: { input: PreferencesInput },
    context: PerformerContext,
  ) {
    const me = await requireMe(context, 'performer:write');
    const result = await updatePreferences(me, input);
    if (!result.ok) return presentInvalidInput(result.error.problems);
    return {
      __typename: 'UpdatePreferencesSuccess',
      performer: await requireMyself(context, me.key),
    };
  },

  async updateArea(_: unknown, { input }: { input: AreaInput }, context: PerformerContext) {
    const me = await requireMe(context, 'performer:write');
    return answerProfile(context, me.key, await updateArea(me, input));
  },

  async reportDevice(_: unknown, { input }: { input: DeviceInput }, context: PerformerContext) {
    const me = await requireMe(context, 'performer:write');
    return answerProfile(context, me.key, await reportDevice(me, input));
  },
};

async function answerProfile(
  context: PerformerContext,
  key: string,
  result: Awaited<ReturnType<typeof updateArea>>,
) {
  if (!result.ok) return presentInvalidInput(result.error.problems);
  return { __typename: 'UpdateProfileSuccess', performer: await requireMyself(context, key) };
}

export const Performer = {
  async __resolveReference({ id }: { id: string }, context: PerformerContext) {
    requireViewer(context.viewer);
    const ownerKey = ownerOf(id);
    if (ownerKey === null || id !== userId(ownerKey)) return null;
    const row = await context.loaders.performer.load(ownerKey);
    return row === null ? null : presentPerformer(row);
  },

  async standing(parent: PresentedPerformer, _: unknown, context: PerformerContext) {
    const standing = await context.loaders.standing.load(parent.row.ownerKey);
    const decided = standing.approved + standing.rejected;
    return { ...standing, approvalRate: decided === 0 ? null : standing.approved / decided };
  },

  async preferences(parent: PresentedPerformer, _: unknown, context: PerformerContext) {
    await requireOwn(parent, context);
    const preferences = readPreferences(parent.row.preferences);
    return { ...preferences, hiddenRequesters: preferences.hiddenRequesters.map(userId) };
  },

  async balance(parent: PresentedPerformer, _: unknown, context: PerformerContext) {
    const me = await requireOwn(parent, context);
    return presentBalance(await readBalance(me.repository.partition, me.key));
  },

  async area(parent: PresentedPerformer, _: unknown, context: PerformerContext) {
    await requireOwn(parent, context);
    const { position, ...area } = readProfile(parent.row.profile).area;
    return {
      ...area,
      latitude: position?.latitude ?? null,
      longitude: position?.longitude ?? null,
    };
  },

  async device(parent: PresentedPerformer, _: unknown, context: PerformerContext) {
    await requireOwn(parent, context);
    return readProfile(parent.row.profile).device;
  },

  async systemQualifications(parent: PresentedPerformer, _: unknown, context: PerformerContext) {
    const me = await requireOwn(parent, context);
    const { qualifications } = await me.repository.facts.find(me);
    return systemQualifications.map((known) => ({
      ...known,
      value: qualifications.get(known.id) ?? null,
    }));
  },

  async queueLimit(parent: PresentedPerformer, _: unknown, context: PerformerContext) {
    const me = await requireOwn(parent, context);
    return me.repository.supply.queueLimit;
  },
};
