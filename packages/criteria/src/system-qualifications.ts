export interface SystemQualification {
  readonly id: string;
  readonly name: string;
  /** What its value is. */
  readonly description: string;
}

/** Kept by the exchange from what really happened; nobody grants or requests them. */
export const systemQualifications = [
  {
    id: 'system:approval-rate',
    name: 'Approval rate (%)',
    description:
      'Approved of all decided work in whole per cent, rounded down. Not held before the first decision.',
  },
  {
    id: 'system:approved-count',
    name: 'Approved tasks',
    description: 'Assignments approved so far, from 0.',
  },
  {
    id: 'system:submitted-count',
    name: 'Submitted tasks',
    description: 'Assignments submitted so far, from 0.',
  },
  {
    id: 'system:member-days',
    name: 'Days as a performer',
    description: 'Full days since the performer joined, from 0.',
  },
] as const satisfies readonly SystemQualification[];

export type SystemQualificationId = (typeof systemQualifications)[number]['id'];

export function findSystemQualification(id: string): SystemQualification | null {
  return systemQualifications.find((known) => known.id === id) ?? null;
}

export function isSystemQualification(id: string): boolean {
  return id.startsWith('system:');
}

export interface TrackRecord {
  readonly submitted: number;
  readonly approved: number;
  readonly rejected: number;
  readonly memberSince: Date;
}

const dayMs = 86_400_000;

/** Values of the qualifications that the exchange keeps itself. */
export function deriveSystemQualifications(
  record: TrackRecord,
  now: Date,
): ReadonlyMap<SystemQualificationId, number> {
  const { submitted, approved, rejected, memberSince } = record;
  const decided = approved + rejected;
  const days = Math.floor((now.getTime() - memberSince.getTime()) / dayMs);
  return new Map<SystemQualificationId, number>([
    ...(decided > 0
      ? [['system:approval-rate', Math.floor((approved * 100) / decided)] as const]
      : []),
    ['system:approved-count', approved],
    ['system:submitted-count', submitted],
    ['system:member-days', Math.max(0, days)],
  ]);
}
