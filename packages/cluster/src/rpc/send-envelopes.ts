import { ExchangeError } from '@exchange/kernel';
import type { Envelope } from '../contract/values.ts';
import type { Directory, Home } from '../directory/types.ts';
import { partitionOfRepository } from '../repositories.ts';
import { chunkEnvelopes } from './chunk-envelopes.ts';
import type { NodeClient } from './types.ts';

interface SendServices {
  readonly directory: Pick<Directory, 'findHome' | 'refreshHome'>;
  readonly call: NodeClient['call'];
}

type SendReport = Awaited<ReturnType<NodeClient['send']>>;
type Failure = SendReport['failed'][number];

interface Outcome {
  readonly delivered: string[];
  readonly failed: Failure[];
  /** Recipients that do not live where this process thought. */
  readonly moved: Set<string>;
}

const partitionPrefix = 'partition:';
/** How a receiving partition says of one message that its recipient lives elsewhere. */
export const movedMark = 'USER_MOVED';
/** A call of up to 500 messages writes a lot; the outbox claims them for longer than this. */
const deadlineMs = 10_000;

/**
 * Sends messages to the homes of their recipients: partitions side by side, the calls to one of them
 * in order. After a message failed, later ones to its recipient are left out and count as not tried.
 */
export async function sendEnvelopes(
  services: SendServices,
  messages: readonly Envelope[],
): Promise<SendReport> {
  const first = await sendRound(services, messages, (key) => services.directory.findHome(key));
  if (first.moved.size === 0) return { delivered: first.delivered, failed: first.failed };
  const arrived = new Set(first.delivered);
  const again = messages.filter(({ id, to }) => first.moved.has(to) && !arrived.has(id));
  const repeated = new Set(again.map(({ id }) => id));
  const second = await sendRound(services, again, (key) => services.directory.refreshHome(key));
  return {
    delivered: [...first.delivered, ...second.delivered],
    failed: [...first.failed.filter(({ id }) => !repeated.has(id)), ...second.failed],
  };
}

async function sendRound(
  services: SendServices,
  messages: readonly Envelope[],
  findHome: (ownerKey: string) => Promise<Home | null>,
): Promise<Outcome> {
  const outcome: Outcome = { delivered: [], failed: [], moved: new Set() };
  const groups = await groupByPartition(messages, findHome, outcome);
  await Promise.all(
    [...groups].map(([partitionId, group]) => sendGroup(services, partitionId, group, outcome)),
  );
  return outcome;
}

async function groupByPartition(
  messages: readonly Envelope[],
  findHome: (ownerKey: string) => Promise<Home | null>,
  outcome: Outcome,
): Promise<Map<string, Envelope[]>> {
  const recipients = [...new Set(messages.map(({ to }) => to))];
  const places = new Map<string, string | Error>();
  await Promise.all(
    recipients.map(async (to) => places.set(to, await findPartition(to, findHome))),
  );
  const groups = new Map<string, Envelope[]>();
  for (const message of messages) {
    const place = places.get(message.to);
    if (typeof place !== 'string') {
      outcome.failed.push(failureOf(message, place));
      continue;
    }
    const group = groups.get(place) ?? [];
    group.push(message);
    groups.set(place, group);
  }
  return groups;
}

async function findPartition(
  to: string,
  findHome: (ownerKey: string) => Promise<Home | null>,
): Promise<string | Error> {
  if (to.startsWith(partitionPrefix)) {
    return partitionOfRepository(to.slice(partitionPrefix.length));
  }
  try {
    const home = await findHome(to);
    return home?.partitionId ?? new Error('The recipient has no home in the directory.');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function sendGroup(
  { call }: SendServices,
  partitionId: string,
  group: readonly Envelope[],
  outcome: Outcome,
): Promise<void> {
  const held = new Set<string>();
  let broken: unknown = null;
  for (const chunk of chunkEnvelopes(group)) {
    const sendable = chunk.filter(({ to }) => !held.has(to));
    if (sendable.length === 0) continue;
    // The partition cannot be reached: the rest waits as well instead of being tried at once again.
    if (broken === null) broken = await sendChunk(call, partitionId, sendable, outcome, held);
    if (broken !== null) {
      if (isMoved(broken)) for (const { to } of sendable) outcome.moved.add(to);
      const arrived = new Set(outcome.delivered);
      const rest = sendable.filter(({ id }) => !arrived.has(id));
      outcome.failed.push(...rest.map((message) => failureOf(message, broken)));
    }
  }
}

/**
 * Null when the partition answered, whatever it said of single messages; else why it did not.
 * A call that fails because of what it carries is split until the message at fault stands alone, so
 * that one message that cannot be applied does not hold up those of other recipients for ever.
 */
async function sendChunk(
  call: NodeClient['call'],
  partitionId: string,
  messages: Envelope[],
  outcome: Outcome,
  held: Set<string>,
): Promise<unknown> {
  try {
    const answer = await call('deliver', { partitionId, messages }, { deadlineMs, attempts: 2 });
    outcome.delivered.push(...answer.delivered);
    outcome.failed.push(...answer.failed);
    const arrived = new Set(answer.delivered);
    const refused = new Map(answer.failed.map((failure) => [failure.id, failure]));
    for (const { id, to } of messages) {
      if (arrived.has(id)) continue;
      const failure = refused.get(id);
      // What is refused for good does not hold up the recipient's other messages.
      if (failure === undefined || failure.retryable) held.add(to);
      if (failure?.error.startsWith(movedMark) === true) outcome.moved.add(to);
    }
    return null;
  } catch (error) {
    if (!isAboutContent(error)) return error ?? new Error('The call failed.');
    const [only] = messages;
    if (only !== undefined && messages.length === 1) {
      outcome.failed.push(failureOf(only, error));
      held.add(only.to);
      return null;
    }
    const middle = Math.ceil(messages.length / 2);
    for (const half of [messages.slice(0, middle), messages.slice(middle)]) {
      const sendable = half.filter(({ to }) => !held.has(to));
      if (sendable.length === 0) continue;
      const broken = await sendChunk(call, partitionId, sendable, outcome, held);
      if (broken !== null) return broken;
    }
    return null;
  }
}

/** The other end is there, and what it was given made it fail. */
function isAboutContent(error: unknown): boolean {
  return (
    error instanceof ExchangeError &&
    (error.code === 'INTERNAL' || error.code === 'BAD_USER_INPUT' || error.code === 'TOO_LARGE')
  );
}

function isMoved(error: unknown): boolean {
  return error instanceof ExchangeError && error.code === 'USER_MOVED';
}

/** Not reached is never refused: trying again can always help. */
function failureOf(message: Envelope, error: unknown): Failure {
  const text =
    error instanceof ExchangeError
      ? `${error.code}: ${error.message}`
      : error instanceof Error
        ? error.message
        : 'The message could not be sent.';
  return { id: message.id, error: text, retryable: true };
}
