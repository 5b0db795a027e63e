import { StatTile, StatTiles } from '#components/stat-tile/stat-tile.tsx';
import { formatCount, formatShare } from '#lib/format/number.ts';
import type { Repository } from '../api/list-repositories.ts';
import { formatPace } from '../logic/pace.ts';
import { sumRepositories } from '../logic/sum-repositories.ts';

/** The shown repositories together. */
export function SupplyTiles({ repositories }: { readonly repositories: readonly Repository[] }) {
  const sums = sumRepositories(repositories);
  return (
    <StatTiles>
      <StatTile
        label="In stock"
        value={formatCount(sums.stock)}
        note={`of ${formatCount(sums.target)} aimed at`}
      />
      <StatTile
        label="In flight"
        value={formatCount(sums.onTheWay + sums.inHand)}
        note={`${formatCount(sums.onTheWay)} on the way, ${formatCount(sums.inHand)} in hand`}
      />
      <StatTile
        label="Hit rate"
        value={sums.hitRateHour === null ? '–' : formatShare(sums.hitRateHour)}
        note={
          sums.hitRateDay === null
            ? 'No accepts in a day'
            : `last hour; ${formatShare(sums.hitRateDay)} in a day`
        }
      />
      <StatTile
        label="Pace"
        value={formatPace(sums.acceptsLastHour)}
        note={`${formatPace(sums.expectedPerHour)} expected`}
      />
    </StatTiles>
  );
}
