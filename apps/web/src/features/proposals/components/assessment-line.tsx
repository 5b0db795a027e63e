import { Alert } from '@mantine/core';
import { StatTile, StatTiles } from '#components/stat-tile/stat-tile.tsx';
import { countOf, formatShare } from '#lib/format/number.ts';
import type { Assessment } from '../api/list-proposals.ts';

/** How the exchange stands, and how it would with everything that is proposed. */
export function AssessmentLine({ assessment }: { readonly assessment: Assessment }) {
  const { before, after, error } = assessment;
  if (error) {
    return (
      <Alert color="orange" title="The last assessment could not be finished">
        {error}
      </Alert>
    );
  }
  if (!before || !after) return null;
  return (
    <StatTiles>
      <StatTile
        label="Served from stock"
        value={`${formatShare(before.localShare)} → ${formatShare(after.localShare)}`}
        note="Accepts, now and with all proposals"
      />
      {before.pools.map((pool, index) => (
        <StatTile
          key={`${pool.role} ${pool.serviceClass}`}
          label={`Spread of ${pool.role}s, ${pool.serviceClass}`}
          value={`${pool.spread.toFixed(2)} → ${(after.pools[index] ?? pool).spread.toFixed(2)}`}
          note={`Largest load over mean, ${countOf(pool.partitions, 'partition')}`}
        />
      ))}
    </StatTiles>
  );
}
