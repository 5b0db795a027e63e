/** A move as lists and followers show it. */
export interface Move {
  readonly id: string;
  readonly ownerKey: string;
  readonly displayName: string;
  readonly from: string;
  readonly to: string;
  readonly state: string;
  readonly step: number;
  readonly stepName: string;
  readonly progress: number;
  readonly rowsCopied: number;
  readonly rowsEstimated: number | null;
  readonly blockedMs: number | null;
  readonly tries: number;
  readonly error: string | null;
  readonly updatedAt: string;
}

export const moveFields = `
  id ownerKey displayName from to state step stepName progress rowsCopied rowsEstimated blockedMs tries
  error updatedAt`;
