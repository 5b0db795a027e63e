/**
 * Chooses a destination for one user after the other: of the candidates always the one with the fewest
 * users, those who are on their way included; of equals the first. Null when there is no candidate.
 */
export function createSpreader(
  destinations: readonly { readonly id: string; readonly users: number }[],
): (candidates: readonly { readonly id: string }[]) => string | null {
  const counts = new Map(destinations.map(({ id, users }) => [id, users]));
  return (candidates) => {
    let best: { readonly id: string; readonly users: number } | null = null;
    for (const { id } of candidates) {
      const users = counts.get(id) ?? 0;
      if (best === null || users < best.users) best = { id, users };
    }
    if (best === null) return null;
    counts.set(best.id, best.users + 1);
    return best.id;
  };
}
