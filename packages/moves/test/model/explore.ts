import {
  decideCancel,
  decidePause,
  decideResume,
  decideStart,
  drive,
  newMove,
  type Driving,
  type WatchAction,
} from '../../src/index.ts';
import { findViolation, isGoodEnd } from './invariants.ts';
import { createPartNumbers } from './number-parts.ts';
import { emptySide, write, type ModelPayloads } from './side.ts';
import {
  claim,
  decide,
  listClaimable,
  perform,
  sideOf,
  soundRules,
  withMove,
  type Call,
  type ModelAnswer,
  type Rules,
  type World,
} from './world.ts';

/** How much may go wrong, and how much people do, in one case. */
export interface Budget {
  /** Calls whose request or answer is lost, that come late or twice. */
  readonly messages: number;
  /** Deaths of drivers; calls on their way may still arrive. */
  readonly crashes: number;
  /** Claims of a move whose driver lives. */
  readonly thefts: number;
  /** Blocks whose deadline passes. */
  readonly deadlines: number;
  readonly writes: number;
  readonly cancels: number;
  readonly pauses: number;
  readonly takeBacks: number;
}

interface State extends World {
  readonly drivers: readonly Driving<ModelPayloads>[];
  /** Calls that their senders have given up and that may still arrive. */
  readonly late: readonly Call[];
  /** What the watch of a partition has decided and not done yet. */
  readonly watched: {
    readonly side: string;
    readonly moveId: string;
    readonly action: WatchAction;
  } | null;
  readonly left: Budget;
}

interface Step {
  readonly state: State;
  readonly name: string;
  /** Whether it is bad luck, or somebody's wish, rather than the protocol going on. */
  readonly isChance: boolean;
}

export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  /** The steps to the first state in which a rule does not hold, with the rule; null when all hold. */
  readonly failure: { readonly violation: string; readonly path: readonly string[] } | null;
}

const settings = { fewChanges: 0, mostFailures: 1_000_000, mostTries: 1_000_000 };
const unreachable = 'from here the move never ends, whatever goes well';

/**
 * Looks at every state that can be reached: in each the invariants hold, and from each the move ends
 * with one home when nothing more goes wrong.
 */
export function explore(
  budget: Budget,
  rules: Rules = soundRules,
  mostStates = Number.POSITIVE_INFINITY,
): Exploration {
  const start = begin(budget);
  const numberOf = createPartNumbers();
  const ids = new Map<string, number>([[keyOf(start, numberOf), 0]]);
  const parents: { from: number; name: string }[] = [{ from: -1, name: 'start' }];
  const good: boolean[] = [isGoodEnd(start)];
  const calm: number[][] = [[]];
  let frontier: { readonly id: number; readonly state: State }[] = [{ id: 0, state: start }];
  let transitions = 0;

  const failed = (id: number, violation: string): Exploration => ({
    states: ids.size,
    transitions,
    failure: { violation, path: pathTo(parents, id) },
  });

  while (frontier.length > 0 && ids.size < mostStates) {
    const next: typeof frontier = [];
    for (const { id, state } of frontier) {
      for (const step of listSteps(state, rules)) {
        transitions += 1;
        const key = keyOf(step.state, numberOf);
        let to = ids.get(key);
        if (to === undefined) {
          to = ids.size;
          ids.set(key, to);
          parents.push({ from: id, name: step.name });
          good.push(isGoodEnd(step.state));
          calm.push([]);
          const violation = findViolation(step.state);
          if (violation !== null) return failed(to, violation);
          next.push({ id: to, state: step.state });
        }
        if (!step.isChance) calm[to]?.push(id);
      }
    }
    frontier = next;
  }
  const stuck = findStuck(good, calm);
  if (stuck !== null && frontier.length === 0) return failed(stuck, unreachable);
  return { states: ids.size, transitions, failure: null };
}

function begin(left: Budget): State {
  const move = newMove({
    ...{ id: 'm1', ownerKey: 'owner', from: 'A', to: 'B' },
    ...{ base: 'none', takesBack: null },
  });
  return {
    sides: { A: { ...emptySide, rows: { a: 1, b: 2 } }, B: emptySide },
    home: 'A',
    epoch: 1,
    moving: false,
    moves: [move],
    now: 0,
    exact: false,
    acknowledged: { a: 1, b: 2 },
    writes: 2,
    drivers: [],
    late: [],
    watched: null,
    left,
  };
}

function listSteps(state: State, rules: Rules): Step[] {
  return [
    ...state.drivers.flatMap((_, index) => stepsOfDriver(state, rules, index)),
    ...stepsOfClaims(state),
    ...stepsOfLateCalls(state, rules),
    ...stepsOfWatch(state, rules),
    ...stepsOfPeople(state),
    ...stepsOfTime(state),
  ];
}

function stepsOfDriver(state: State, rules: Rules, index: number): Step[] {
  const driving = state.drivers[index];
  if (driving?.command === null || driving === undefined) return [];
  const { command, move } = driving;
  const call: Call = { moveId: move.id, attempt: move.attempt, command };
  const what = `${command.at} ${command.do} (attempt ${move.attempt})`;
  const { world, answer } = perform(state, rules, call);
  const lost: ModelAnswer = { kind: 'failed', error: 'lost', passes: false };
  const goOn = (from: State, given: ModelAnswer) => answered(from, index, given);
  const steps: Step[] = [{ state: goOn(merge(state, world), answer), name: what, isChance: false }];
  const { messages, crashes } = state.left;
  if (messages > 0) {
    const fewer = spend(state, 'messages');
    const later = { ...fewer, late: [...state.late, call] };
    steps.push(
      { state: goOn(fewer, lost), name: `${what}: request lost`, isChance: true },
      { state: goOn(merge(fewer, world), lost), name: `${what}: answer lost`, isChance: true },
      { state: goOn(later, lost), name: `${what}: late`, isChance: true },
    );
    // Only calls to the source travel by way of another node and are sent again on the way.
    if (command.at === 'source') {
      const again = goOn(merge(later, world), answer);
      steps.push({ state: again, name: `${what}: twice`, isChance: true });
    }
  }
  if (crashes > 0) {
    const gone = without(spend(state, 'crashes'), index);
    steps.push(
      { state: gone, name: `the driver dies before ${what}`, isChance: true },
      {
        state: { ...gone, late: [...state.late, call] },
        name: `the driver dies, and ${what} is on its way`,
        isChance: true,
      },
    );
  }
  return steps;
}

function answered(state: State, index: number, answer: ModelAnswer): State {
  const driving = state.drivers[index];
  if (driving === undefined) return state;
  const next = drive(driving, answer, settings);
  if (next.command === null) return without(state, index);
  return { ...state, drivers: state.drivers.map((each, place) => (place === index ? next : each)) };
}

function stepsOfClaims(state: State): Step[] {
  return listClaimable(state).flatMap((move) => {
    const isDriven = state.drivers.some((driving) => driving.move.id === move.id);
    if (isDriven && (state.left.thefts === 0 || state.drivers.length > 1)) return [];
    const claimed = claim(state, move.id);
    if (claimed === null) return [];
    const from = isDriven ? spend(state, 'thefts') : state;
    const next = { ...merge(from, claimed.world), drivers: [...state.drivers, claimed.driving] };
    return [{ state: next, name: `${move.id} is claimed`, isChance: isDriven }];
  });
}

function stepsOfLateCalls(state: State, rules: Rules): Step[] {
  return state.late.map((call, index) => {
    const { world } = perform(state, rules, call);
    const late = state.late.filter((_, place) => place !== index);
    const name = `late: ${call.command.at} ${call.command.do} (attempt ${call.attempt})`;
    return { state: { ...merge(state, world), late }, name, isChance: true };
  });
}

/** Looking and acting are two moments: much may happen between them. */
function stepsOfWatch(state: State, rules: Rules): Step[] {
  const { watched } = state;
  if (watched !== null) return [actOfWatch({ ...state, watched: null }, rules, watched)];
  return Object.entries(state.sides).flatMap(([id, side]) => {
    const { away } = side;
    if (away === null || away.state === 'tracked') return [];
    const move = state.moves.find((each) => each.id === away.moveId) ?? null;
    if (move?.from !== id) return [];
    const action = rules.watch({ state: away.state, attempt: away.attempt }, move, state.now);
    if (action.do === 'wait') return [];
    const next = { ...state, watched: { side: id, moveId: away.moveId, action } };
    return [{ state: next, name: `${id} sees that it has to ${action.do}`, isChance: false }];
  });
}

function actOfWatch(state: State, rules: Rules, watched: NonNullable<State['watched']>): Step {
  const { action, moveId, side } = watched;
  const name = `${side} does: ${action.do}`;
  if (action.do === 'wait') return { state, name, isChance: false };
  if (action.do === 'give-up') {
    const { world } = decide(state, moveId, (move, now) => rules.giveUp(move, null, null, now));
    return { state: merge(state, world), name, isChance: false };
  }
  const command = { at: 'source', do: action.do } as const;
  const { world } = perform(state, rules, { moveId, attempt: action.attempt, command });
  return { state: merge(state, world), name, isChance: false };
}

function stepsOfPeople(state: State): Step[] {
  const steps: Step[] = [];
  const { writes, cancels, pauses, takeBacks } = state.left;
  if (writes > 0) steps.push(...stepsOfWriters(state));
  for (const move of state.moves) {
    const change = (rule: Parameters<typeof decide>[2], from: State, name: string) => {
      const { world, answer } = decide(from, move.id, rule);
      if (answer.kind === 'record') {
        steps.push({ state: merge(from, world), name, isChance: true });
      }
    };
    if (cancels > 0) change(decideCancel, spend(state, 'cancels'), `${move.id} is cancelled`);
    if (pauses > 0) change(decidePause, spend(state, 'pauses'), `${move.id} is paused`);
    const { world, answer } = decide(state, move.id, decideResume);
    if (answer.kind === 'record') {
      steps.push({ state: merge(state, world), name: `${move.id} is resumed`, isChance: false });
    }
  }
  if (takeBacks > 0) steps.push(...stepsOfTakingBack(state));
  return steps;
}

/** A gateway may believe anything: whoever is asked decides by the fence alone. */
function stepsOfWriters(state: State): Step[] {
  return Object.keys(state.sides).flatMap((id) =>
    ['a', 'b'].flatMap((key) => {
      const version = state.writes + 1;
      const side = write(sideOf(state, id), key, version);
      if (side === null) return [];
      const next = {
        ...spend(state, 'writes'),
        sides: { ...state.sides, [id]: side },
        acknowledged: { ...state.acknowledged, [key]: version },
        writes: version,
      };
      return [{ state: next, name: `${id} takes a write of ${key}`, isChance: true }];
    }),
  );
}

function stepsOfTakingBack(state: State): Step[] {
  const kept = state.moves.find((move) => move.state === 'concluded');
  if (kept === undefined) return [];
  const id = `m${state.moves.length + 1}`;
  const wish = { id, ownerKey: 'owner', to: kept.from };
  const decision = decideStart(wish, state.home, state.moves, state.now);
  if (!decision.ok) return [];
  const from = spend(state, 'takeBacks');
  const changed: World = decision.changed.reduce(
    (world: World, move) => withMove(world, move),
    from,
  );
  const moves = [...changed.moves, decision.move];
  return [{ state: { ...merge(from, changed), moves }, name: 'it is taken back', isChance: true }];
}

function stepsOfTime(state: State): Step[] {
  const isBlocked = state.moves.some(
    ({ blockUntil }) => blockUntil !== null && state.now < blockUntil,
  );
  if (!isBlocked || state.left.deadlines === 0) return [];
  const next = { ...spend(state, 'deadlines'), now: state.now + 1 };
  return [{ state: next, name: 'the deadline of the block passes', isChance: true }];
}

/** What survives, of a world that was made from another state. */
function merge(state: State, world: World): State {
  const { sides, home, epoch, moving, moves, now, acknowledged, writes } = world;
  return { ...state, sides, home, epoch, moving, moves, now, acknowledged, writes };
}

function spend(state: State, what: keyof Budget): State {
  return { ...state, left: { ...state.left, [what]: state.left[what] - 1 } };
}

function without(state: State, index: number): State {
  return { ...state, drivers: state.drivers.filter((_, place) => place !== index) };
}

/** Equal for equal states only: the numbers of its parts. */
function keyOf(state: State, numberOf: (part: object | null) => number): string {
  const { sides, home, epoch, moving, moves, now, acknowledged, writes } = state;
  const { drivers, late, watched, left } = state;
  const lists = [Object.values(sides), moves, drivers, late];
  return [
    ...[home, epoch, moving ? 1 : 0, now, writes],
    ...[numberOf(acknowledged), numberOf(watched), numberOf(left)],
    ...lists.map((list) => list.map(numberOf).join('.')),
  ].join();
}

function pathTo(parents: readonly { from: number; name: string }[], id: number): string[] {
  const names: string[] = [];
  for (let at = id; at > 0;) {
    const parent = parents[at];
    if (parent === undefined) break;
    names.push(parent.name);
    at = parent.from;
  }
  return names.reverse();
}

/** A state from which no way without bad luck leads to a good end. */
function findStuck(good: readonly boolean[], calm: readonly (readonly number[])[]): number | null {
  const reaches = good.map((is) => is);
  const open = good.flatMap((is, id) => (is ? [id] : []));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const from of calm[id] ?? []) {
      if (reaches[from] === true) continue;
      reaches[from] = true;
      open.push(from);
    }
  }
  const stuck = reaches.findIndex((is) => !is);
  return stuck === -1 ? null : stuck;
}
