import {
  done,
  enter,
  sorted,
  type ModelPayloads,
  type Outcome,
  type Ref,
  type Rows,
  type Side,
} from './side.ts';

const refused = { ok: false, reason: 'state' } as const;
const stale = { ok: false, reason: 'stale' } as const;

/** The steps at the partition that the owner leaves. Replaced one by one to plant mistakes. */
export const soundSource = {
  depart(side: Side, ref: Ref, base: 'none' | 'kept'): Outcome<number> {
    const entered = enter(side, ref);
    if (!entered.ok) return entered;
    const { away, rows } = side;
    if (rows === null) return refused;
    const mine = away?.moveId === ref.moveId;
    const leaving = { ...ref, state: 'leaving' as const, before: mine ? away.before : away };
    const answer = { ok: true, side: { ...entered.side, away: leaving }, value: 2 } as const;
    if (mine && away.state === 'leaving') return answer;
    // Whoever comes with a higher attempt knows that the block of the lower one was given up.
    if (mine && away.state === 'blocked') return away.attempt < ref.attempt ? answer : stale;
    if (mine) return refused;
    if (base === 'none' ? away === null : away?.state === 'tracked') return answer;
    return refused;
  },

  readChunk(
    side: Side,
    ref: Ref,
    cursor: string | null,
  ): Outcome<{ rows: Rows; next: string | null }> {
    const entered = enterAs(side, ref, ['leaving']);
    if (!entered.ok) return entered;
    const keys = Object.keys(side.rows ?? {}).sort();
    const key = keys.find((each) => cursor === null || each > cursor);
    const rows = key === undefined ? {} : { [key]: side.rows?.[key] ?? 0 };
    const isLast = key === undefined || key === keys.at(-1);
    return { ...entered, value: { rows, next: isLast ? null : key } };
  },

  readChanges(side: Side, ref: Ref): Outcome<ModelPayloads['changes']> {
    const entered = enterAs(side, ref, ['leaving', 'blocked']);
    if (!entered.ok) return entered;
    const versions = sorted(side.changes);
    const rows = Object.fromEntries(
      Object.keys(versions).map((key) => [key, side.rows?.[key] ?? 0]),
    );
    return { ...entered, value: { rows, versions, digest: null } };
  },

  forgetChanges(side: Side, ref: Ref, versions: Rows): Outcome {
    const entered = enterAs(side, ref, ['leaving', 'blocked']);
    if (!entered.ok) return entered;
    const left = Object.entries(side.changes).filter(([key, version]) => versions[key] !== version);
    return done({ ...entered.side, changes: Object.fromEntries(left) });
  },

  readAll(side: Side, ref: Ref): Outcome<Rows> {
    const entered = enterAs(side, ref, ['leaving', 'blocked']);
    return entered.ok ? { ...entered, value: sorted(side.rows ?? {}) } : entered;
  },

  block(side: Side, ref: Ref): Outcome {
    const entered = enterAs(side, ref, ['leaving', 'blocked']);
    if (!entered.ok) return entered;
    return done(withAway(entered.side, ref, 'blocked'));
  },

  unblock(side: Side, ref: Ref): Outcome {
    const entered = enterAs(side, ref, ['leaving', 'blocked']);
    if (!entered.ok) return entered;
    const { away } = side;
    // An unblock that is repeated must not undo the next block of the same driver.
    if (away?.state === 'blocked' && away.attempt >= ref.attempt) return stale;
    return done(withAway(entered.side, ref, 'leaving'));
  },

  leave(side: Side, ref: Ref): Outcome {
    const entered = enterAs(side, ref, ['blocked', 'left']);
    if (!entered.ok) return entered;
    return done({ ...withAway(entered.side, ref, 'left'), changes: {} });
  },

  endDeparture(side: Side, ref: Ref): Outcome {
    const entered = enter(side, ref);
    if (!entered.ok) return entered;
    const { away } = side;
    if (away?.moveId !== ref.moveId) return entered;
    if (away.state === 'left' || away.state === 'arriving') return refused;
    if (away.state === 'blocked' && away.attempt >= ref.attempt) return stale;
    const { before } = away;
    // A way back that is given up: what changed since the move before goes on being recorded.
    const changes = before === null ? {} : side.changes;
    return done({ ...entered.side, away: before, changes });
  },

  erase(side: Side, ref: Ref): Outcome<'done' | 'more'> {
    const entered = enter(side, ref);
    if (!entered.ok) return entered;
    if (side.away?.moveId !== ref.moveId) return { ...entered, value: 'done' };
    if (side.away.state !== 'left') return refused;
    const keys = Object.keys(side.rows ?? {}).sort();
    const [first, ...rest] = keys;
    if (first === undefined || rest.length === 0) {
      return { ok: true, side: { ...entered.side, rows: null, away: null }, value: 'done' };
    }
    const rows = Object.fromEntries(rest.map((key) => [key, side.rows?.[key] ?? 0]));
    return { ok: true, side: { ...entered.side, rows }, value: 'more' };
  },
};

export type SourceRules = typeof soundSource;

function enterAs(side: Side, ref: Ref, states: readonly string[]): Outcome {
  const entered = enter(side, ref);
  if (!entered.ok) return entered;
  const { away } = side;
  if (away?.moveId !== ref.moveId || !states.includes(away.state)) return refused;
  return entered;
}

function withAway(side: Side, ref: Ref, state: 'leaving' | 'blocked' | 'left'): Side {
  return { ...side, away: { ...ref, state, before: side.away?.before ?? null } };
}
