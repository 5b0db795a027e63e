interface Figures {
  readonly target: number;
  readonly stock: number;
  readonly onTheWay: number;
  readonly inHand: number;
  readonly expectedPerHour?: number | null;
  readonly lastHour?: { readonly accepts: number; readonly local: number } | null;
  readonly lastDay?: { readonly accepts: number; readonly local: number } | null;
}

/** All repositories together. Shares are null without accepts, the pace before any plan. */
export function sumRepositories(repositories: readonly Figures[]) {
  const sum = (of: (repository: Figures) => number) =>
    repositories.reduce((total, repository) => total + of(repository), 0);
  const share = (name: 'lastHour' | 'lastDay') => {
    const accepts = sum((repository) => repository[name]?.accepts ?? 0);
    return accepts === 0 ? null : sum((repository) => repository[name]?.local ?? 0) / accepts;
  };
  const planned = repositories.some(({ expectedPerHour }) => typeof expectedPerHour === 'number');
  return {
    target: sum(({ target }) => target),
    stock: sum(({ stock }) => stock),
    onTheWay: sum(({ onTheWay }) => onTheWay),
    inHand: sum(({ inHand }) => inHand),
    expectedPerHour: planned ? sum(({ expectedPerHour }) => expectedPerHour ?? 0) : null,
    acceptsLastHour: sum(({ lastHour }) => lastHour?.accepts ?? 0),
    hitRateHour: share('lastHour'),
    hitRateDay: share('lastDay'),
  };
}
