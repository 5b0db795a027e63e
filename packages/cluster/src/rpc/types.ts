import type { Envelope } from '../contract/values.ts';
import type { ProcedureInput, ProcedureName, ProcedureOutput } from '../contract/procedures.ts';

export interface CallOptions {
  /** Milliseconds until the caller gives up; default 5,000. */
  readonly deadlineMs?: number;
  /** Attempts in all for failures that may pass; default 3. Every procedure is safe to repeat. */
  readonly attempts?: number;
  readonly requestId?: string;
}

/** Calls to the node that serves a partition, wherever that is (also when it is this process). */
export interface NodeClient {
  /**
   * @throws ExchangeError UNAVAILABLE, DEADLINE_EXCEEDED, OVERLOADED or what the node answered
   */
  call<P extends ProcedureName>(
    procedure: P,
    input: ProcedureInput<P>,
    options?: CallOptions,
  ): Promise<ProcedureOutput<P>>;
  /**
   * Sends outbox messages to the homes of their recipients, one call per partition, in order per
   * recipient. A recipient that moved is looked up again once. Never throws.
   */
  send(messages: readonly Envelope[]): Promise<{
    delivered: string[];
    failed: { id: string; error: string; retryable: boolean }[];
  }>;
}
