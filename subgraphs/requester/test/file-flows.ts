import { ExchangeError } from '@exchange/kernel';
import { createHttpServer, createLogger, createMetrics } from '@exchange/service';
import type { AddressInfo } from 'node:net';
import type { Resumption } from '../src/domain/upload/skip-received.ts';
import { uploadRows } from '../src/domain/upload-rows.ts';
import { createType } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { openTestNode } from './support.ts';

export type ServedNode = Awaited<ReturnType<typeof openServedNode>>;

/** A node with a requester and a type of theirs, to which batches are uploaded. */
export async function openTypedNode(depositMinor: number) {
  const node = await openTestNode();
  const requester = await node.addRequester(depositMinor);
  return { node, requester, typeId: await createType(requester) };
}

/**
 * A node that serves its files over HTTP. The header `x-test` says who asks: the `owner`, a `stranger` who is
 * a requester too, or a `reader` with a key of the owner that may only read.
 */
export async function openServedNode(depositMinor: number) {
  const node = await openTestNode();
  const requester = await node.addRequester(depositMinor);
  const viewers = new Map<string, Requester['viewer']>([
    ['owner', requester.viewer],
    ['stranger', (await node.addRequester()).viewer],
    ['reader', { ...requester.viewer, scopes: ['requester:read'] }],
  ]);
  const { app } = createHttpServer({
    logger: createLogger('test', { logLevel: 'silent' }),
    metrics: createMetrics('test'),
    bodyLimit: 1_000,
    readyChecks: {},
  });
  node.module.registerRoutes?.(app, (headers) => {
    const viewer = viewers.get(String(headers['x-test']));
    if (viewer === undefined) throw new ExchangeError('UNAUTHENTICATED', 'Sign in.');
    return viewer;
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return {
    node,
    requester,
    port,
    address: `http://127.0.0.1:${port}`,
    async close(): Promise<void> {
      await app.close();
      await node.close();
    },
  };
}

/** Uploads what a source gives, piece by piece, until it ends or throws. */
export function uploadPieces(
  node: TestNode,
  requester: Requester,
  batchId: string,
  source: AsyncIterable<Buffer>,
  resume: Resumption | null = null,
) {
  return uploadRows(node.services, node.partition, {
    batchId,
    ownerKey: requester.key,
    bytesTotal: null,
    source,
    resume,
  });
}

/** What became of the rows of an upload, in their order. */
export async function listRows({ partition: { db } }: TestNode, batchId: string) {
  const tasks = await db.task.findMany({ where: { batchId }, orderBy: { row: 'asc' } });
  const errors = await db.batchRowError.findMany({
    where: { batchId },
    orderBy: [{ line: 'asc' }, { id: 'asc' }],
  });
  return { tasks, errors };
}
