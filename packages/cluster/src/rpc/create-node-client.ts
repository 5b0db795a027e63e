import { setTimeout as delay } from 'node:timers/promises';
import { ExchangeError, systemRandom, type RandomSource } from '@exchange/kernel';
import {
  createRequestId,
  findRequestId,
  nodeTokenHeader,
  requestIdHeader,
} from '@exchange/service';
import type { Metrics } from '@exchange/service';
import type { ProcedureInput, ProcedureName, ProcedureOutput } from '../contract/procedures.ts';
import { contractVersion } from '../contract/values.ts';
import type { ClusterDirectory } from '../directory/create-directory.ts';
import type { ServingNode } from '../directory/read-serving-nodes.ts';
import { createGate, type Gate } from './gate.ts';
import { contractHeaders, contractPath } from './headers.ts';
import { createHttpPoster } from './http-post.ts';
import { createTokenSource, type NodeCredentials } from './node-credentials.ts';
import { readAnswer } from './read-answer.ts';
import { runProcedure, type FindHandlers } from './run-procedure.ts';
import { sendEnvelopes } from './send-envelopes.ts';
import type { CallOptions, NodeClient } from './types.ts';
import { deadlineExceeded, withDeadline } from './with-deadline.ts';

export interface NodeClientOptions {
  readonly directory: Pick<
    ClusterDirectory,
    'requireNode' | 'forgetNode' | 'findHome' | 'refreshHome'
  >;
  readonly credentials: NodeCredentials;
  /** What this process answers itself: such calls do not travel. */
  readonly local?: FindHandlers;
  readonly metrics?: Pick<Metrics, 'nodeCallSeconds'>;
  readonly random?: RandomSource;
}

export interface ClosableNodeClient extends NodeClient {
  /** Closes kept connections. */
  close(): void;
}

const usualDeadlineMs = 5_000;
const usualAttempts = 3;
const firstBackOffMs = 50;
const longestBackOffMs = 1_000;
const atOncePerNode = 64;
const waitingPerNode = 1_000;

export function createNodeClient(options: NodeClientOptions): ClosableNodeClient {
  const { directory, random = systemRandom } = options;
  const poster = createHttpPoster();
  const tokenFor = createTokenSource(options.credentials);
  const gates = new Map<string, Gate>();

  function gateOf(nodeId: string): Gate {
    const gate = gates.get(nodeId) ?? createGate(atOncePerNode, waitingPerNode);
    gates.set(nodeId, gate);
    return gate;
  }

  async function attempt<P extends ProcedureName>(
    procedure: P,
    input: ProcedureInput<P>,
    requestId: string,
    endsAt: number,
  ): Promise<ProcedureOutput<P>> {
    const { partitionId } = input;
    const handlers = options.local?.(partitionId) ?? null;
    if (handlers !== null) {
      const meta = { requestId, caller: options.credentials.nodeId };
      return withDeadline(
        runProcedure(() => handlers, procedure, input, meta),
        leftUntil(endsAt),
      );
    }
    // The deadline covers the wait for a place too: whoever is behind a slow node is told in time.
    const asked = directory
      .requireNode(partitionId)
      .then((node) =>
        gateOf(node.nodeId).run(() => post(node, procedure, input, requestId, endsAt)),
      );
    return withDeadline(asked, leftUntil(endsAt));
  }

  async function post<P extends ProcedureName>(
    node: ServingNode,
    procedure: P,
    input: ProcedureInput<P>,
    requestId: string,
    endsAt: number,
  ): Promise<ProcedureOutput<P>> {
    const leftMs = leftUntil(endsAt);
    const headers = {
      [nodeTokenHeader]: tokenFor(node.nodeId),
      [requestIdHeader]: requestId,
      [contractHeaders.version]: String(contractVersion),
      [contractHeaders.deadline]: String(Math.ceil(leftMs)),
    };
    const url = new URL(`${contractPath}/${procedure}`, node.url);
    return readAnswer(procedure, await poster.post(url, headers, JSON.stringify(input), leftMs));
  }

  async function call<P extends ProcedureName>(
    procedure: P,
    input: ProcedureInput<P>,
    callOptions: CallOptions = {},
  ): Promise<ProcedureOutput<P>> {
    const { deadlineMs = usualDeadlineMs, attempts = usualAttempts } = callOptions;
    const requestId = callOptions.requestId ?? findRequestId() ?? createRequestId();
    const endsAt = performance.now() + deadlineMs;
    let hasMoved = false;
    for (let count = 1; ; count += 1) {
      try {
        return await attempt(procedure, input, requestId, endsAt);
      } catch (caught) {
        if (!(caught instanceof ExchangeError)) throw asFailure(caught);
        const error = caught;
        if (!error.retryable) throw error;
        if (error.code === 'USER_MOVED') {
          if (hasMoved) throw error;
          hasMoved = true;
          directory.forgetNode(input.partitionId);
          continue;
        }
        if (error.code === 'UNAVAILABLE') directory.forgetNode(input.partitionId);
        const pauseMs = backOffMs(count, random);
        if (count >= attempts || performance.now() + pauseMs >= endsAt) throw error;
        await delay(pauseMs);
      }
    }
  }

  const measured: NodeClient['call'] = async (procedure, input, callOptions) => {
    const from = performance.now();
    let code = 'OK';
    try {
      return await call(procedure, input, callOptions);
    } catch (error) {
      code = error instanceof ExchangeError ? error.code : 'INTERNAL';
      throw error;
    } finally {
      options.metrics?.nodeCallSeconds.observe(
        { operation: procedure, code },
        (performance.now() - from) / 1000,
      );
    }
  };

  return {
    call: measured,
    send: (messages) => sendEnvelopes({ directory, call: measured }, messages),
    close: () => {
      poster.close();
    },
  };
}

/** A bug behind a call is one failed call here, wherever the callee runs: callers go on without it. */
function asFailure(cause: unknown): ExchangeError {
  return new ExchangeError('INTERNAL', 'A part of the exchange failed.', { cause });
}

function leftUntil(endsAt: number): number {
  const left = endsAt - performance.now();
  if (left <= 0) throw deadlineExceeded();
  return left;
}

/** Doubles from 50 ms to 1 s, spread over its upper half so that callers scatter. */
function backOffMs(attempt: number, random: RandomSource): number {
  const full = Math.min(longestBackOffMs, firstBackOffMs * 2 ** (attempt - 1));
  return full * (0.5 + random.next() / 2);
}
