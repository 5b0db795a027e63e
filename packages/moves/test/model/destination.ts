import { done, enter, type Outcome, type Ref, type Rows, type Side } from './side.ts';

const refused = { ok: false, reason: 'state' } as const;

/** The steps at the partition where the owner arrives. Replaced one by one to plant mistakes. */
export const soundDestination = {
  arrive(side: Side, ref: Ref, base: 'none' | 'kept'): Outcome {
    const entered = enter(side, ref);
    if (!entered.ok) return entered;
    const { away, rows } = side;
    const mine = away?.moveId === ref.moveId;
    if (mine && away.state === 'arriving') return done(asArriving(entered.side, ref));
    const isFree = base === 'none' ? away === null && rows === null : away?.state === 'left';
    if (mine || !isFree) return refused;
    const side2 = { ...entered.side, rows: rows ?? {} };
    return done({ ...side2, away: { ...ref, state: 'arriving', before: away } });
  },

  writeRows(side: Side, ref: Ref, rows: Rows): Outcome {
    const entered = enterArriving(side, ref);
    if (!entered.ok) return entered;
    return done({ ...asArriving(entered.side, ref), rows: { ...side.rows, ...rows } });
  },

  readAll(side: Side, ref: Ref): Outcome<Rows> {
    const entered = enterArriving(side, ref);
    return entered.ok ? { ...entered, value: side.rows ?? {} } : entered;
  },

  admit(side: Side, ref: Ref): Outcome {
    const entered = enter(side, ref);
    if (!entered.ok) return entered;
    const { away } = side;
    if (away?.moveId !== ref.moveId) return refused;
    if (away.state === 'tracked') return entered;
    if (away.state !== 'arriving') return refused;
    return done({ ...entered.side, changes: {}, away: { ...ref, state: 'tracked', before: null } });
  },

  abandon(side: Side, ref: Ref): Outcome<'done' | 'more'> {
    const entered = enter(side, ref);
    if (!entered.ok) return entered;
    const { away } = side;
    if (away?.moveId !== ref.moveId) return { ...entered, value: 'done' };
    if (away.state !== 'arriving') return refused;
    if (away.before !== null) {
      return { ok: true, side: { ...entered.side, away: away.before }, value: 'done' };
    }
    return { ok: true, side: { ...entered.side, rows: null, away: null }, value: 'done' };
  },

  endCapture(side: Side, ref: Ref): Outcome {
    const entered = enter(side, ref);
    if (!entered.ok) return entered;
    const { away } = side;
    if (away?.moveId !== ref.moveId || away.state !== 'tracked') return entered;
    return done({ ...entered.side, away: null, changes: {} });
  },
};

export type DestinationRules = typeof soundDestination;

function enterArriving(side: Side, ref: Ref): Outcome {
  const entered = enter(side, ref);
  if (!entered.ok) return entered;
  const { away } = side;
  return away?.moveId === ref.moveId && away.state === 'arriving' ? entered : refused;
}

function asArriving(side: Side, ref: Ref): Side {
  const before = side.away?.before ?? null;
  return { ...side, away: { ...ref, state: 'arriving', before } };
}
