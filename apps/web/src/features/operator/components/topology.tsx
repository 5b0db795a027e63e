import { IconCloud } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { StockBar } from '#components/stock-bar/stock-bar.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { countOf, formatCount } from '#lib/format/number.ts';
import type { Partition } from '../api/cluster-fields.ts';
import type { ClusterNode } from '../api/get-cluster.ts';
import { groupByNode, isAway } from '../logic/node-state.ts';
import classes from './topology.module.css';

interface TopologyProps {
  readonly version: string;
  readonly nodes: readonly ClusterNode[];
  readonly partitions: readonly Partition[];
}

/** Gateway, nodes and the partitions that each serves, in three lanes. */
export function Topology({ version, nodes, partitions }: TopologyProps) {
  const serving = new Set(partitions.map((partition) => partition.nodeId));
  const shown = nodes.filter((node) => serving.has(node.id) || !isAway(node.state));
  const lanes = groupByNode(shown, partitions);
  return (
    <div className={classes.lanes}>
      <div className={classes.gateway}>
        <div className={`card ${classes.box ?? ''}`}>
          <IconCloud size={22} stroke={1.6} aria-hidden />
          <b>Gateway</b>
          <span>{version}</span>
        </div>
      </div>
      <ul className={classes.nodes}>
        {lanes.map((lane) => {
          const node = nodes.find((candidate) => candidate.id === lane.nodeId);
          return (
            <li
              key={lane.nodeId}
              className={classes.lane}
              data-away={isAway(lane.state) || undefined}
            >
              <div className={`card ${classes.node ?? ''}`}>
                <span className={classes.name}>
                  <b>{lane.nodeId}</b>
                  <StatusBadge kind="node" status={lane.state} />
                </span>
                {node && (
                  <span className={classes.note}>
                    heard of <RelativeTime at={node.heartbeatAt} />
                  </span>
                )}
              </div>
              <ul className={classes.partitions}>
                {lane.partitions.map((partition) => (
                  <li key={partition.id}>
                    <PartitionTile partition={partition} />
                  </li>
                ))}
                {lane.partitions.length === 0 && (
                  <li className={classes.note}>serves no partition</li>
                )}
              </ul>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function PartitionTile({ partition }: { readonly partition: Partition }) {
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
        <span className={classes.role}>{partition.role}</span>
      </span>
      <span className={classes.note}>
        {countOf(partition.users, 'user')} · {formatCount(partition.openTasks)}{' '}
        {isPerformer ? 'tasks known' : 'open tasks'}
      </span>
      {isPerformer ? (
        <StockBar stock={partition.slotsAvailable} target={partition.target} label="Stock" />
      ) : (
        <span className={classes.note}>
          {formatCount(partition.slotsAvailable)} free · {formatCount(partition.slotsLeased)} leased
        </span>
      )}
    </Link>
  );
}
