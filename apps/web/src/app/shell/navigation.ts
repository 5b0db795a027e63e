import type { Icon } from '@tabler/icons-react';
import {
  IconAdjustments,
  IconArrowsExchange,
  IconBulb,
  IconCertificate,
  IconChartBar,
  IconCode,
  IconCoins,
  IconFiles,
  IconHistory,
  IconLayoutDashboard,
  IconListDetails,
  IconListSearch,
  IconMailFast,
  IconServer2,
  IconStack2,
  IconTemplate,
  IconTopologyStar3,
  IconTransfer,
  IconWallet,
  IconZoomScan,
  IconClockPlay,
} from '@tabler/icons-react';
import type { Role } from '#lib/auth/viewer.ts';

export interface NavItem {
  readonly to: string;
  readonly label: string;
  /** The word below the icon on a phone; without it the page is not in the bottom bar. */
  readonly short?: string;
  /** Pressed after `g`. */
  readonly key: string;
  readonly icon: Icon;
}

/** Pages in the left bar, by role. A page whose route is not registered is not shown. */
export const navigation: Readonly<Record<Role, readonly NavItem[]>> = {
  PERFORMER: [
    { to: '/tasks', label: 'Find work', short: 'Work', key: 't', icon: IconListSearch },
    { to: '/queue', label: 'Queue', short: 'Queue', key: 'q', icon: IconClockPlay },
    { to: '/history', label: 'History', key: 'h', icon: IconHistory },
    { to: '/money', label: 'Earnings', short: 'Money', key: 'm', icon: IconCoins },
    { to: '/standing', label: 'Qualifications', key: 's', icon: IconCertificate },
    { to: '/preferences', label: 'Preferences', key: 'p', icon: IconAdjustments },
  ],
  REQUESTER: [
    { to: '/dashboard', label: 'Dashboard', short: 'Home', key: 'h', icon: IconLayoutDashboard },
    { to: '/batches', label: 'Batches', short: 'Batches', key: 'b', icon: IconStack2 },
    { to: '/types', label: 'Task types', short: 'Types', key: 't', icon: IconTemplate },
    { to: '/files', label: 'Files', key: 'f', icon: IconFiles },
    { to: '/qualifications', label: 'Qualifications', key: 'q', icon: IconCertificate },
    { to: '/budget', label: 'Budget', short: 'Budget', key: 'm', icon: IconWallet },
  ],
  OPERATOR: [
    { to: '/ops', label: 'Overview', short: 'Overview', key: 'o', icon: IconTopologyStar3 },
    {
      to: '/ops/partitions',
      label: 'Partitions',
      short: 'Partitions',
      key: 'p',
      icon: IconServer2,
    },
    { to: '/ops/moves', label: 'Moves', short: 'Moves', key: 'v', icon: IconTransfer },
    { to: '/ops/proposals', label: 'Proposals', key: 'r', icon: IconBulb },
    { to: '/ops/supply', label: 'Supply', key: 's', icon: IconArrowsExchange },
    { to: '/ops/leases', label: 'Leases', key: 'l', icon: IconChartBar },
    { to: '/ops/queues', label: 'Queues', key: 'q', icon: IconMailFast },
    { to: '/ops/money', label: 'Money', key: 'm', icon: IconCoins },
    { to: '/ops/find', label: 'Find', short: 'Find', key: 'f', icon: IconZoomScan },
    { to: '/ops/audit', label: 'Audit log', key: 'a', icon: IconListDetails },
    { to: '/ops/settings', label: 'Cluster settings', key: 'c', icon: IconAdjustments },
  ],
};

/** Pages for everybody, at the foot of the left bar. */
export const commonNavigation: readonly NavItem[] = [
  { to: '/dev', label: 'Developers', key: 'd', icon: IconCode },
];
