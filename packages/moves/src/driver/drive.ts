import { decideBackOffMs } from './back-off.ts';
import type { Answer, Command, Payloads } from './commands.ts';
import { ask, finished, giveUp, type DriveSettings, type Driving } from './driving.ts';

const hurriedMs = 500;
const passingMs = 2_000;

type At<P extends Payloads, Place extends string> = Extract<Command<P>, { readonly at: Place }>;

/** The next command, given what came of the last. */
export function drive<P extends Payloads>(
  driving: Driving<P>,
  answer: Answer<P>,
  settings: DriveSettings,
): Driving<P> {
  const { command } = driving;
  if (command === null) return driving;
  if (answer.kind === 'failed') return afterFailure(driving, answer, settings);
  if (answer.kind === 'refused') return afterRefusal(driving, answer, settings);
  if (answer.kind === 'busy') return giveUp(driving, 'Writes were under way for too long.');
  const known = answer.kind === 'record' ? { ...driving, move: answer.move } : driving;
  switch (command.at) {
    case 'source':
      return afterSource(known, command, answer, settings);
    case 'destination':
      return afterDestination(known, command, answer, settings);
    case 'directory':
      return afterDirectory(known, command, settings);
    case 'driver':
      return catchUp(known, known.left);
  }
}

function afterSource<P extends Payloads>(
  driving: Driving<P>,
  command: At<P, 'source'>,
  answer: Answer<P>,
  settings: DriveSettings,
): Driving<P> {
  switch (command.do) {
    case 'depart': {
      const left = answer.kind === 'departed' ? answer.rowsEstimated : 0;
      return { ...ask(driving, { at: 'destination', do: 'arrive' }), left };
    }
    case 'read-chunk': {
      if (answer.kind !== 'chunk') return catchUp(driving, 0);
      const { chunk, next, rows, bytes } = answer;
      const writing = { next, rows, bytes };
      return { ...ask(driving, { at: 'destination', do: 'write-chunk', chunk }), writing };
    }
    case 'read-changes': {
      if (answer.kind !== 'changes' || answer.changes === null) {
        return fewAreLeft({ ...driving, left: 0 });
      }
      const { changes, count: batch, left } = answer;
      const copying = ask(driving, { at: 'destination', do: 'write-changes', changes });
      // After a round that left some over, the next has more than changed meanwhile.
      return { ...copying, left, batch, batchBefore: driving.left > 0 ? null : driving.batch };
    }
    case 'forget-changes':
      if (areFewLeft(driving, settings)) return fewAreLeft(driving);
      // Near the block the directory need not hear of each round: it is asked before the block.
      return driving.compared === 'nothing' || driving.left > 0
        ? catchUp(driving, driving.left)
        : readChanges(driving);
    case 'read-parts':
      if (answer.kind !== 'parts') return driving;
      return ask(driving, {
        at: 'destination',
        do: 'compare-parts',
        parts: answer.parts,
        next: answer.next,
      });
    case 'block':
      if (answer.kind !== 'blocked') return driving;
      return answer.left > 0
        ? giveUp({ ...driving, left: answer.left }, 'Too much changed before the block.')
        : ask(driving, { at: 'destination', do: 'complete', last: answer.last });
    case 'unblock':
      return driving.move.tries >= settings.mostTries
        ? rest(driving, null, settings)
        : ask(anew(driving), {
            at: 'driver',
            do: 'wait',
            forMs: decideBackOffMs(driving.move.tries),
          });
    case 'leave':
      return ask(driving, { at: 'directory', do: 'conclude', heldMs: driving.heldMs });
    case 'end-departure':
      return ask(driving, { at: 'destination', do: 'abandon' });
    case 'erase':
      return answer.kind === 'more'
        ? driving
        : ask(driving, { at: 'destination', do: 'end-capture' });
  }
}

function afterDestination<P extends Payloads>(
  driving: Driving<P>,
  command: At<P, 'destination'>,
  answer: Answer<P>,
  settings: DriveSettings,
): Driving<P> {
  switch (command.do) {
    case 'arrive':
      return driving.move.state === 'requested'
        ? ask(driving, { at: 'directory', do: 'begin', rowsEstimated: driving.left })
        : goOn(driving);
    case 'write-chunk': {
      const { next, rows, bytes } = driving.writing;
      return ask(driving, { at: 'directory', do: 'progress', cursor: next, rows, bytes });
    }
    case 'write-changes': {
      const forget = { at: 'source', do: 'forget-changes', changes: command.changes } as const;
      if (answer.kind !== 'compared') return ask(driving, forget);
      return answer.differs === null
        ? ask({ ...anew(driving), compared: 'all' }, forget)
        : rest(driving, answer.differs, { ...settings, mostFailures: 0 });
    }
    case 'compare-parts': {
      const differs = differenceIn(answer);
      if (differs !== null) return rest(driving, differs, { ...settings, mostFailures: 0 });
      return command.next === null
        ? catchUp({ ...anew(driving), compared: 'parts' }, driving.left)
        : ask(driving, { at: 'source', do: 'read-parts', cursor: command.next });
    }
    case 'complete': {
      const differs = differenceIn(answer);
      return differs === null
        ? ask(driving, { at: 'directory', do: 'flip' })
        : giveUp({ ...driving, compared: 'nothing' }, differs);
    }
    case 'admit': {
      const heldMs = answer.kind === 'admitted' ? answer.heldMs : null;
      return { ...ask(driving, { at: 'source', do: 'leave' }), heldMs };
    }
    case 'abandon':
      return answer.kind === 'more' ? driving : ask(driving, { at: 'directory', do: 'undone' });
    case 'end-capture':
      return ask(driving, { at: 'directory', do: 'erased' });
  }
}

function afterDirectory<P extends Payloads>(
  driving: Driving<P>,
  command: At<P, 'directory'>,
  settings: DriveSettings,
): Driving<P> {
  switch (command.do) {
    case 'begin':
      return goOn(driving);
    case 'progress':
      return command.cursor === null
        ? catchUp(driving, 0)
        : ask(driving, { at: 'source', do: 'read-chunk', cursor: command.cursor });
    case 'catch-up':
      return driving.move.tries >= settings.mostTries
        ? rest(driving, null, settings)
        : readChanges(driving);
    case 'close':
      return { ...ask(driving, { at: 'source', do: 'block' }), closed: true };
    case 'flip':
      return { ...ask(driving, { at: 'destination', do: 'admit' }), closed: false };
    case 'give-up':
      return { ...ask(driving, { at: 'source', do: 'unblock' }), closed: false };
    case 'start-erasing':
      return ask(driving, { at: 'source', do: 'erase' });
    case 'conclude':
    case 'erased':
    case 'undone':
    case 'rest':
      // After a rest that is hopeless somebody claims the move to undo it.
      return finished(driving);
  }
}

/** Where a copy goes on: at the record's cursor, or with what changed. */
function goOn<P extends Payloads>(driving: Driving<P>): Driving<P> {
  const { move } = driving;
  return move.state === 'catching-up' || move.base === 'kept'
    ? catchUp(driving, move.changesLeft)
    : ask(driving, { at: 'source', do: 'read-chunk', cursor: move.cursor });
}

const purposes = { nothing: 'copy', parts: 'digest', all: 'block' } as const;

function readChanges<P extends Payloads>(driving: Driving<P>): Driving<P> {
  return ask(driving, { at: 'source', do: 'read-changes', purpose: purposes[driving.compared] });
}

function catchUp<P extends Payloads>(driving: Driving<P>, changesLeft: number): Driving<P> {
  return ask(driving, { at: 'directory', do: 'catch-up', changesLeft });
}

/** After what took long, how much was copied before says nothing of how much changes in a round. */
function anew<P extends Payloads>(driving: Driving<P>): Driving<P> {
  return { ...driving, batch: null, batchBefore: null };
}

/**
 * About as much has changed since as did while the last changes were copied: as long as that gets less,
 * copying again makes the block shorter. Before rows are compared it does not matter: those that changed
 * are left out, and more change meanwhile.
 */
function areFewLeft<P extends Payloads>(
  { left, batch, batchBefore, compared }: Driving<P>,
  { fewChanges }: DriveSettings,
): boolean {
  if (left > fewChanges) return false;
  if (compared === 'nothing') return true;
  if (batch === null) return false;
  return batch <= fewChanges || (batchBefore !== null && batch >= batchBefore);
}

/**
 * Everything is compared before the block: part by part at first, since that takes long where there is much;
 * then as a whole, at one moment. From there on row by row, as changes are written.
 */
function fewAreLeft<P extends Payloads>(driving: Driving<P>): Driving<P> {
  switch (driving.compared) {
    case 'nothing':
      return ask(driving, { at: 'source', do: 'read-parts', cursor: null });
    case 'parts':
      return readChanges(driving);
    case 'all':
      return ask(driving, { at: 'directory', do: 'close' });
  }
}

function differenceIn<P extends Payloads>(answer: Answer<P>): string | null {
  return answer.kind === 'compared' ? answer.differs : 'The copy could not be compared.';
}

/** Nobody knows whether the last command took effect: the directory decides how it goes on. */
function afterFailure<P extends Payloads>(
  driving: Driving<P>,
  { error, passes }: Extract<Answer<P>, { readonly kind: 'failed' }>,
  settings: DriveSettings,
): Driving<P> {
  const { command } = driving;
  const isDirectory = command?.at === 'directory';
  if (isDirectory && command.do === 'rest') return finished(driving);
  const mayBeClosed = driving.closed || (isDirectory && command.do === 'close');
  if (mayBeClosed) return giveUp(driving, error);
  return passes ? restAWhile(driving, error) : rest(driving, error, settings);
}

function afterRefusal<P extends Payloads>(
  driving: Driving<P>,
  refusal: Extract<Answer<P>, { readonly kind: 'refused' }>,
  settings: DriveSettings,
): Driving<P> {
  const { command } = driving;
  if (command?.at === 'directory') {
    const { move } = refusal;
    // The answer to the flip was lost: there was one, and the give-up lost against it.
    const hasFlipped = move?.state === 'flipped' && move.attempt === driving.move.attempt;
    if (command.do === 'give-up' && hasFlipped) {
      return { ...ask({ ...driving, move }, { at: 'destination', do: 'admit' }), closed: false };
    }
    if (refusal.reason === 'too-late') return giveUp(driving, 'The switch took too long.');
    return finished(driving);
  }
  // A fence: somebody else drives, or nobody does; then the claim runs out and another goes on.
  if (refusal.reason === 'stale') return finished(driving);
  const error = 'A step was refused where it was to be done.';
  return driving.closed ? giveUp(driving, error) : rest(driving, error, settings);
}

/** Lets go of the claim for a while; after too many failures for good. */
function rest<P extends Payloads>(
  driving: Driving<P>,
  error: string | null,
  settings: DriveSettings,
): Driving<P> {
  const { failures, state, tries } = driving.move;
  const inRow = failures + (error === null ? 0 : 1);
  const isHopeless = inRow >= settings.mostFailures || tries >= settings.mostTries;
  // Whoever has moved waits to be let in.
  const longestMs = state === 'flipped' ? hurriedMs : Number.POSITIVE_INFINITY;
  const afterMs = Math.min(longestMs, decideBackOffMs(inRow));
  const counts = error !== null;
  return ask(driving, { at: 'directory', do: 'rest', error, counts, afterMs, isHopeless });
}

/** Until what is away may be back. */
function restAWhile<P extends Payloads>(driving: Driving<P>, error: string): Driving<P> {
  const afterMs = driving.move.state === 'flipped' ? hurriedMs : passingMs;
  const rested = { at: 'directory', do: 'rest', error, counts: false, afterMs } as const;
  return ask(driving, { ...rested, isHopeless: false });
}
