import { IconFlame, IconLogout2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { StockBar } from '#components/stock-bar/stock-bar.tsx';
import { countOf, formatCount, formatShare } from '#lib/format/number.ts';
import type { Partition } from '../api/cluster-fields.ts';
import classes from './topology.module.css';

export interface TileLoad {
  readonly partitionId: string;
  /** In an hour. */
  readonly requests: number;
  /** Share of the load of its kind over an equal share: 1 is average. */
  readonly relative: number;
}

interface PartitionTileProps {
  readonly partition: Partition;
  readonly load: TileLoad | undefined;
  /** Only its name, its users and whether it is hot. */
  readonly dense: boolean;
}

/** From here on a partition has clearly more to do than others of its kind. */
const hot = 1.5;

/** A partition in the picture: who lives there and what lies there. */
export function PartitionTile({ partition, load, dense }: PartitionTileProps) {
  if (dense) return <DenseTile partition={partition} load={load} />;
  const isPerformer = partition.role === 'performer';
  return (
    <Link
      to="/ops/partitions"
      search={{ partition: partition.id }}
      className={`card ${classes.tile ?? ''}`}
      data-role={partition.role}
    >
      <span className={classes.name}>
        <b>{partition.id}</b>
        <span className={classes.note}>{countOf(partition.users, 'user')}</span>
      </span>
      {isPerformer ? (
        <>
          <StockBar stock={partition.slotsAvailable} target={partition.target} label="Stock" />
          <span className={classes.note}>
            {typeof partition.localShare === 'number'
              ? `${formatShare(partition.localShare)} of accepts from stock`
              : 'no accepts in the last hour'}
          </span>
        </>
      ) : (
        <span className={classes.note}>
          {countOf(partition.openTasks, 'open task')} · {formatCount(partition.slotsAvailable)} free
          · {formatCount(partition.slotsLeased)} leased
        </span>
      )}
      {load !== undefined && load.requests > 0 && (
        <span className={classes.load} data-hot={load.relative >= hot || undefined}>
          {load.relative >= hot && <IconFlame size={15} aria-hidden />}
          {formatCount(load.requests)} requests an hour · {load.relative.toFixed(1)}× the mean load
        </span>
      )}
      {!partition.accepting && (
        <span className={classes.closed}>
          <IconLogout2 size={15} aria-hidden /> Being emptied: takes no new users
        </span>
      )}
    </Link>
  );
}

/** A partition among very many: the rest is in its tip and on its page. */
function DenseTile({ partition, load }: Omit<PartitionTileProps, 'dense'>) {
  const isHot = load !== undefined && load.relative >= hot;
  const users = countOf(partition.users, 'user');
  return (
    <Link
      to="/ops/partitions"
      search={{ partition: partition.id }}
      className={`card ${classes.tile ?? ''}`}
      data-role={partition.role}
      data-tip={load === undefined ? users : `${users}, ${load.relative.toFixed(1)}× the mean load`}
    >
      <span className={classes.name}>
        <b>{partition.id}</b>
        {isHot && <IconFlame size={15} aria-label="hot" className={classes.flame} />}
        {!partition.accepting && <IconLogout2 size={15} aria-label="being emptied" />}
      </span>
    </Link>
  );
}
