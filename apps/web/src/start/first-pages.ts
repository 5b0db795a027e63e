import { BatchDocument } from '#features/batches/api/get-batch.ts';
import { DashboardDocument } from '#features/dashboard/api/get-dashboard.ts';
import { FeedDocument, feedVariables } from '#features/feed/api/get-feed.ts';
import { QueueDocument } from '#features/queue/api/get-queue.ts';
import { AssignmentDocument } from '#features/workspace/api/get-assignment.ts';
import { ViewerDocument } from '#lib/auth/viewer.ts';

export interface FirstRequest {
  readonly document: { toString(): string };
  readonly variables?: unknown;
}

export interface FirstPage {
  /** As in the router: a segment with `$` stands for an id. */
  readonly path: string;
  /** The file of the page below `src/features`, which the build finds its code and styles by. */
  readonly file: string;
  /** What is drawn until the page stands. */
  readonly shell: 'bare' | 'focus' | 'list';
  /** What the page asks first. */
  readonly requests: (id: string) => readonly FirstRequest[];
}

const viewer: FirstRequest = { document: ViewerDocument };

/** The pages that people land on: what they need is fetched before their code runs. */
export const firstPages: readonly FirstPage[] = [
  { path: '/sign-in', file: 'account/sign-in-page.tsx', shell: 'bare', requests: () => [] },
  { path: '/sign-up', file: 'account/sign-up-page.tsx', shell: 'bare', requests: () => [] },
  {
    path: '/tasks',
    file: 'feed/feed-page.tsx',
    shell: 'list',
    requests: () => [viewer, { document: FeedDocument, variables: feedVariables({}, null) }],
  },
  {
    path: '/do/$',
    file: 'workspace/workspace-page.tsx',
    shell: 'focus',
    requests: (id) => [viewer, { document: AssignmentDocument, variables: { id } }],
  },
  {
    path: '/queue',
    file: 'queue/queue-page.tsx',
    shell: 'list',
    requests: () => [viewer, { document: QueueDocument }],
  },
  {
    path: '/dashboard',
    file: 'dashboard/dashboard-page.tsx',
    shell: 'list',
    requests: () => [viewer, { document: DashboardDocument }],
  },
  {
    path: '/batches/$',
    file: 'batches/batch-page.tsx',
    shell: 'list',
    requests: (id) => [viewer, { document: BatchDocument, variables: { id } }],
  },
];
