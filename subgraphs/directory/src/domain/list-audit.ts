import { ExchangeError } from '@exchange/kernel';
import type { DirectoryDeps } from '../deps.ts';
import { listAuditLines, type AuditFilter } from '../store/audit-pages.ts';

export interface AuditPage extends AuditFilter {
  readonly first: number;
  readonly after: string | null;
}

/** Operator actions, newest first. */
export async function listAudit({ database }: DirectoryDeps, page: AuditPage) {
  const { first, after, ...filter } = page;
  const before = after === null ? null : readCursor(after);
  const lines = await listAuditLines(database, first + 1, before, filter);
  const edges = lines.slice(0, first).map((node) => ({ cursor: String(node.id), node }));
  const endCursor = edges.at(-1)?.cursor ?? null;
  return { edges, pageInfo: { hasNextPage: lines.length > first, endCursor } };
}

function readCursor(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new ExchangeError(
    'BAD_USER_INPUT',
    'The argument after must be an endCursor or a cursor that an answer gave.',
  );
}
