/** Somebody of the group who could do what another gave back. */
export interface BackupCandidate {
  readonly key: string;
  /** How likely they take the type when it stands before them, 0 to 1. */
  readonly likelihood: number;
  /** Here with nothing in hand. */
  readonly waiting: boolean;
}

export interface BackupSettings {
  /** With what probability at least one of those who are told takes it. */
  readonly certainty: number;
  readonly most: number;
}

export const defaultBackupSettings: BackupSettings = { certainty: 0.95, most: 12 };

/**
 * Whom to tell when somebody declines a task or lets it time out (M3): those who have nothing to do before
 * those who have, the likeliest first, and only as many as it takes for one of them to take it with
 * the given probability (independent choices: 1 − ∏ (1 − p)), so that few are disturbed. In a group of
 * like people that is one or two; in a mixed one many, or too few.
 */
export function chooseBackups(
  candidates: readonly BackupCandidate[],
  settings: BackupSettings = defaultBackupSettings,
): readonly string[] {
  const order = candidates
    .filter(({ likelihood }) => likelihood > 0)
    .sort(
      (one, other) =>
        Number(other.waiting) - Number(one.waiting) ||
        other.likelihood - one.likelihood ||
        (one.key < other.key ? -1 : 1),
    );
  const chosen: string[] = [];
  let nobody = 1;
  for (const { key, likelihood } of order) {
    if (chosen.length >= settings.most || 1 - nobody >= settings.certainty) break;
    chosen.push(key);
    nobody *= 1 - Math.min(1, likelihood);
  }
  return chosen;
}
