import { IconCloud } from '@tabler/icons-react';
import { useState } from 'react';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { countOf } from '#lib/format/number.ts';
import type { Partition } from '../api/cluster-fields.ts';
import type { ClusterNode } from '../api/get-cluster.ts';
import type { Thread } from '../logic/arrange-traffic.ts';
import type { Lane } from '../logic/node-state.ts';
import { groupByNode, isAway } from '../logic/node-state.ts';
import type { TileLoad } from './partition-tile.tsx';
import { PartitionTile } from './partition-tile.tsx';
import { Threads } from './threads.tsx';
import classes from './topology.module.css';
import { usePlaces } from './use-places.ts';

interface TopologyProps {
  readonly version: string;
  readonly nodes: readonly ClusterNode[];
  readonly partitions: readonly Partition[];
  readonly threads: readonly Thread[];
  readonly loads: readonly TileLoad[];
}

/** With more partitions than these, tiles keep to what fits a small field. */
const mostFullTiles = 24;

/** Who serves what and what goes between them: requesters' side left, performers' side right. */
export function Topology({ version, nodes, partitions, threads, loads }: TopologyProps) {
  const [picked, setPicked] = useState<string | null>(null);
  const { frame, places } = usePlaces(
    partitions.map(({ id, nodeId }) => `${id}@${nodeId}`).join(' '),
  );
  const serving = new Set(partitions.map((partition) => partition.nodeId));
  const idle = nodes.filter((node) => !serving.has(node.id) && !isAway(node.state));
  const sides = ['requester', 'performer'] as const;
  const isDense = partitions.length > mostFullTiles;
  return (
    <figure className={`card ${classes.picture ?? ''}`}>
      <p className={classes.gateway}>
        <IconCloud size={19} stroke={1.7} aria-hidden />
        <b>Gateway</b> {version}: people and programs come in here and go to the node of their home.
      </p>
      <div className={classes.sides} ref={frame}>
        {sides.map((side) => (
          <Side
            key={side}
            side={side}
            dense={isDense}
            nodes={nodes}
            loads={loads}
            lanes={groupByNode(
              nodes.filter(({ id }) => partitions.some((p) => p.role === side && p.nodeId === id)),
              partitions.filter(({ role }) => role === side),
            )}
          />
        ))}
        <Threads threads={threads} places={places} onPick={setPicked} />
      </div>
      {idle.length > 0 && (
        <p className={classes.note}>
          {idle.map(({ id }) => id).join(', ')}: live, {idle.length === 1 ? 'serves' : 'serve'} no
          partition.
        </p>
      )}
      <figcaption className={classes.caption}>
        <span className={classes.legend} data-kind="work">
          Work of the last hour
        </span>
        <span className={classes.legend} data-kind="move">
          Users on their way
        </span>
        <span className={classes.words} aria-hidden>
          {picked ?? 'Point at a line to read its figures.'}
        </span>
      </figcaption>
    </figure>
  );
}

interface SideProps {
  readonly side: 'requester' | 'performer';
  readonly nodes: readonly ClusterNode[];
  readonly lanes: readonly Lane<Partition>[];
  readonly loads: readonly TileLoad[];
  readonly dense: boolean;
}

const sideWords = { requester: 'Requesters', performer: 'Performers' } as const;

function Side({ side, nodes, lanes, loads, dense }: SideProps) {
  const users = lanes.flatMap(({ partitions }) => partitions);
  const count = users.reduce((sum, partition) => sum + partition.users, 0);
  return (
    <section className={classes.side} aria-label={sideWords[side]} data-side={side}>
      <h3 className={classes.sideName}>
        {sideWords[side]} <span className={classes.note}>{countOf(count, 'user')}</span>
      </h3>
      <ul className={classes.nodes}>
        {lanes.map((lane) => {
          const node = nodes.find((candidate) => candidate.id === lane.nodeId);
          return (
            <li
              key={lane.nodeId}
              className={classes.node}
              data-away={isAway(lane.state) || undefined}
            >
              <div className={classes.name}>
                <b>{lane.nodeId}</b>
                <StatusBadge kind="node" status={lane.state} />
              </div>
              {node && isAway(lane.state) && (
                <span className={classes.note}>
                  last heard of <RelativeTime at={node.heartbeatAt} />
                </span>
              )}
              <ul className={classes.tiles} data-dense={dense || undefined}>
                {lane.partitions.map((partition) => (
                  <li key={partition.id} data-tile={partition.id}>
                    <PartitionTile
                      partition={partition}
                      dense={dense}
                      load={loads.find(({ partitionId }) => partitionId === partition.id)}
                    />
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
