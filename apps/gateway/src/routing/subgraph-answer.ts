import { ExchangeError, isErrorCode } from '@exchange/kernel';

export type PathPart = string | number;

/** An error as a node words it: masked there already. */
export interface SubgraphError {
  readonly message: string;
  readonly path?: readonly PathPart[];
  readonly extensions?: { readonly code?: unknown; readonly [name: string]: unknown };
}

export interface SubgraphAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly SubgraphError[];
}

/** A GraphQL answer, whatever its status; throws what a node says otherwise. */
export function readSubgraphAnswer(status: number, text: string): SubgraphAnswer {
  const body = parseJson(text);
  if (isRecord(body) && ('data' in body || Array.isArray(body['errors']))) {
    return {
      data: isRecord(body['data']) ? body['data'] : null,
      errors: Array.isArray(body['errors']) ? (body['errors'] as SubgraphError[]) : [],
    };
  }
  const error = isRecord(body) ? body['error'] : undefined;
  if (isRecord(error) && isErrorCode(error['code']) && typeof error['message'] === 'string') {
    throw new ExchangeError(error['code'], error['message']);
  }
  throw new ExchangeError(
    'UNAVAILABLE',
    'A part of the exchange gave no proper answer. Try again shortly.',
    { cause: new Error(`status ${String(status)}`) },
  );
}

export function codeOf(error: SubgraphError): unknown {
  return error.extensions?.code;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy before the node may answer in its own words; the status says what happened.
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
