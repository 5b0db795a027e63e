import { Alert, Stack } from '@mantine/core';
import { IconLogout2 } from '@tabler/icons-react';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { ButtonLink } from '#components/links/button-link.tsx';
import { StatTile, StatTiles } from '#components/stat-tile/stat-tile.tsx';
import { formatDuration } from '#lib/format/duration.ts';
import { formatCount, formatShare } from '#lib/format/number.ts';
import type { Partition } from '../api/cluster-fields.ts';

/** One partition in figures, and where to go from it. */
export function PartitionDetails({ partition }: { readonly partition: Partition }) {
  const { id, role } = partition;
  return (
    <Stack gap="lg">
      {!partition.accepting && (
        <Alert
          color="orange"
          icon={<IconLogout2 size={18} aria-hidden />}
          title="It is being emptied, or was"
        >
          New users are not placed here.{' '}
          <AnchorLink to="/ops/moves" search={{ partition: id }} underline="always">
            Its moves, and opening it again
          </AnchorLink>
        </Alert>
      )}
      <StatTiles>
        <StatTile label="Users" value={formatCount(partition.users)} note="Live here" />
        {role === 'requester' ? (
          <RequesterTiles {...partition} />
        ) : (
          <PerformerTiles {...partition} />
        )}
        <StatTile
          label="Messages waiting"
          value={formatCount(partition.outboxDepth)}
          note={[
            partition.outboxDepth > 0
              ? `Oldest ${formatDuration(partition.outboxOldestSeconds)}`
              : 'To other nodes',
            ...(partition.parked > 0 ? [`${formatCount(partition.parked)} put aside`] : []),
          ].join(', ')}
        />
      </StatTiles>
      <nav aria-label={`More about ${id}`} style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        <ButtonLink variant="default" to="/ops/moves" search={{ partition: id }}>
          Moves
        </ButtonLink>
        {role === 'requester' && (
          <ButtonLink variant="default" to="/ops/leases" search={{ partition: id }}>
            Leases
          </ButtonLink>
        )}
        {role === 'performer' && (
          <ButtonLink variant="default" to="/ops/supply" search={{ partition: id }}>
            Supply
          </ButtonLink>
        )}
        <ButtonLink variant="default" to="/ops/queues" search={{ partition: id }}>
          Queues
        </ButtonLink>
      </nav>
    </Stack>
  );
}

function RequesterTiles({ openTasks, slotsAvailable, slotsLeased, staleLeases }: Partition) {
  return (
    <>
      <StatTile label="Open tasks" value={formatCount(openTasks)} note="Not finished" />
      <StatTile label="Free slots" value={formatCount(slotsAvailable)} note="With nobody yet" />
      <StatTile
        label="Leased out"
        value={formatCount(slotsLeased)}
        note={
          staleLeases > 0
            ? `${formatCount(staleLeases)} past their end`
            : 'In stock near performers, or in hand'
        }
      />
    </>
  );
}

function PerformerTiles({ openTasks, slotsAvailable, slotsLeased, target, localShare }: Partition) {
  return (
    <>
      <StatTile
        label="In stock"
        value={formatCount(slotsAvailable)}
        note={`of ${formatCount(target)} aimed at`}
      />
      <StatTile label="In hand" value={formatCount(slotsLeased)} note="People are doing them" />
      <StatTile label="Tasks known" value={formatCount(openTasks)} note="Of all kinds" />
      <StatTile
        label="Hit rate"
        value={typeof localShare === 'number' ? formatShare(localShare) : '–'}
        note="Accepts from stock, last hour"
      />
    </>
  );
}
