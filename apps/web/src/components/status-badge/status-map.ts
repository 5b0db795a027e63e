import type { Icon } from '@tabler/icons-react';
import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowsExchange,
  IconArrowUp,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  IconClockOff,
  IconEye,
  IconPlayerPause,
  IconPlayerPlay,
  IconArrowBackUp,
  IconProgress,
  IconUpload,
  IconArchive,
  IconPlugConnectedX,
  IconLogout2,
} from '@tabler/icons-react';

/** Eight tones; the words carry the meaning, the colour only helps to find it. */
export type Tone = 'neutral' | 'muted' | 'info' | 'active' | 'waiting' | 'good' | 'bad' | 'special';

export interface StatusInfo {
  readonly word: string;
  readonly icon: Icon;
  readonly tone: Tone;
}

const assignment = {
  ACCEPTED: { word: 'In hand', icon: IconPlayerPlay, tone: 'active' },
  SUBMITTED: { word: 'Waiting', icon: IconClock, tone: 'waiting' },
  APPROVED: { word: 'Approved', icon: IconCircleCheck, tone: 'good' },
  REJECTED: { word: 'Rejected', icon: IconCircleX, tone: 'bad' },
  RETURNED: { word: 'Returned', icon: IconArrowBackUp, tone: 'muted' },
  EXPIRED: { word: 'Out of time', icon: IconClockOff, tone: 'muted' },
} as const satisfies Record<string, StatusInfo>;

const submission = {
  SUBMITTED: { word: 'To review', icon: IconEye, tone: 'waiting' },
  APPROVED: assignment.APPROVED,
  REJECTED: assignment.REJECTED,
} as const satisfies Record<string, StatusInfo>;

const batch = {
  UPLOADING: { word: 'Uploading', icon: IconUpload, tone: 'info' },
  DRAFT: { word: 'Draft', icon: IconCircleDashed, tone: 'neutral' },
  PUBLISHING: { word: 'Publishing', icon: IconProgress, tone: 'info' },
  OPEN: { word: 'Running', icon: IconPlayerPlay, tone: 'active' },
  PAUSED: { word: 'Paused', icon: IconPlayerPause, tone: 'waiting' },
  CANCELLED: { word: 'Cancelled', icon: IconBan, tone: 'muted' },
  OVERDUE: { word: 'Ended at its deadline', icon: IconClockOff, tone: 'muted' },
  COMPLETED: { word: 'Done', icon: IconCircleCheck, tone: 'good' },
} as const satisfies Record<string, StatusInfo>;

const task = {
  STAGED: { word: 'Not published', icon: IconCircleDashed, tone: 'neutral' },
  OPEN: { word: 'Open', icon: IconPlayerPlay, tone: 'active' },
  PAUSED: batch.PAUSED,
  CANCELLED: batch.CANCELLED,
  CLOSED: { word: 'Done', icon: IconCircleCheck, tone: 'good' },
} as const satisfies Record<string, StatusInfo>;

const node = {
  live: { word: 'Live', icon: IconCircleCheck, tone: 'good' },
  suspect: { word: 'Suspect', icon: IconAlertTriangle, tone: 'waiting' },
  draining: { word: 'Draining', icon: IconLogout2, tone: 'info' },
  stopped: { word: 'Stopped', icon: IconPlugConnectedX, tone: 'bad' },
} as const satisfies Record<string, StatusInfo>;

const lease = {
  active: { word: 'Active', icon: IconPlayerPlay, tone: 'active' },
  closed: { word: 'Closed', icon: IconArchive, tone: 'muted' },
  expired: { word: 'Expired', icon: IconClockOff, tone: 'waiting' },
} as const satisfies Record<string, StatusInfo>;

const supply = {
  SHORT: { word: 'Too little', icon: IconArrowDown, tone: 'waiting' },
  ENOUGH: { word: 'Enough', icon: IconCircleCheck, tone: 'good' },
  EXCESS: { word: 'Too much', icon: IconArrowUp, tone: 'info' },
  UNWANTED: { word: 'Not wanted', icon: IconArrowBackUp, tone: 'muted' },
} as const satisfies Record<string, StatusInfo>;

const move = {
  REQUESTED: { word: 'Waiting', icon: IconClock, tone: 'neutral' },
  COPYING: { word: 'Copying', icon: IconProgress, tone: 'info' },
  CATCHING_UP: { word: 'Catching up', icon: IconProgress, tone: 'info' },
  BLOCKED: { word: 'Writes wait', icon: IconClock, tone: 'waiting' },
  VERIFIED: { word: 'Switching', icon: IconArrowsExchange, tone: 'waiting' },
  FLIPPED: { word: 'Switched', icon: IconArrowsExchange, tone: 'active' },
  CONCLUDED: { word: 'Moved', icon: IconCircleCheck, tone: 'good' },
  ERASING: { word: 'Moved, tidying up', icon: IconCircleCheck, tone: 'good' },
  ERASED: { word: 'Moved for good', icon: IconCircleCheck, tone: 'good' },
  PAUSED: { word: 'Paused', icon: IconPlayerPause, tone: 'waiting' },
  UNDOING: { word: 'Being undone', icon: IconArrowBackUp, tone: 'waiting' },
  CANCELLED: { word: 'Cancelled', icon: IconBan, tone: 'muted' },
  FAILED: { word: 'Failed', icon: IconCircleX, tone: 'bad' },
  TAKEN_BACK: { word: 'Taken back', icon: IconArrowBackUp, tone: 'muted' },
} as const satisfies Record<string, StatusInfo>;

const proposal = {
  OPEN: { word: 'To decide', icon: IconEye, tone: 'waiting' },
  APPROVED: { word: 'Carried out', icon: IconCircleCheck, tone: 'good' },
  DISMISSED: { word: 'Put aside', icon: IconArchive, tone: 'muted' },
  SUPERSEDED: { word: 'Overtaken by a later one', icon: IconArrowDown, tone: 'muted' },
} as const satisfies Record<string, StatusInfo>;

/** Every status that the product shows, by kind of thing: one word, icon and tone each. */
export const statusMap = {
  assignment,
  submission,
  batch,
  task,
  node,
  lease,
  supply,
  move,
  proposal,
} as const;

export type StatusKind = keyof typeof statusMap;

/** How a status is shown; one that is not known is shown as its own word. */
export function describeStatus(kind: StatusKind, status: string): StatusInfo {
  const known: Readonly<Record<string, StatusInfo>> = statusMap[kind];
  return known[status] ?? { word: status, icon: IconCircleDashed, tone: 'neutral' };
}
