import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { countOf } from '#lib/format/number.ts';
import type { SlotFlow } from '../api/get-flows.ts';
import { arrangeFlows, leasedKinds, type DrawnNode } from '../logic/arrange-flows.ts';
import { describeFlow } from '../logic/describe-flow.ts';
import classes from './flow-drawing.module.css';

const nodeWidth = 12;
/** More than these cannot be told apart; the table has them all. */
const mostLinks = 60;

const kindWords = {
  pulled: 'Pulled: the performer partition asked',
  pushed: 'Pushed: the requester partition handed out',
  single: 'One by one: accepted elsewhere than in stock',
} as const;

/** Requester partitions left, performer partitions right, ribbons as wide as the slots that went. */
export function FlowDrawing({ flows }: { readonly flows: readonly SlotFlow[] }) {
  const { ref, width } = useElementSize();
  const [picked, setPicked] = useState<string | null>(null);
  const label = width < 520 ? 76 : 130;
  const [from, to] = [
    label + nodeWidth,
    Math.max(label + nodeWidth + 40, width - label - nodeWidth),
  ];
  const drawing = arrangeFlows(flows.slice(0, mostLinks), { from, to });
  const shown = drawing.links.find(({ flow }) => keyOf(flow) === picked);
  return (
    <figure className={`card ${classes.figure ?? ''}`}>
      <div ref={ref}>
        {width > 0 && (
          <svg
            role="group"
            aria-label="Flows from requester partitions to performer partitions"
            width={width}
            height={drawing.height + 8}
            viewBox={`0 -4 ${width} ${drawing.height + 8}`}
          >
            {drawing.links.map(({ flow, ribbons }) => (
              <g
                key={keyOf(flow)}
                className={classes.link}
                role="img"
                aria-label={describeFlow(flow)}
                tabIndex={0}
                data-picked={picked === keyOf(flow) || undefined}
                onPointerEnter={() => setPicked(keyOf(flow))}
                onFocus={() => setPicked(keyOf(flow))}
              >
                {ribbons.map((ribbon) => (
                  <path
                    key={ribbon.kind}
                    d={ribbon.path}
                    data-kind={ribbon.kind}
                    strokeWidth={ribbon.width}
                  />
                ))}
              </g>
            ))}
            {drawing.left.map((node) => (
              <FlowNode key={node.id} node={node} x={label} isLeft />
            ))}
            {drawing.right.map((node) => (
              <FlowNode key={node.id} node={node} x={to} isLeft={false} />
            ))}
          </svg>
        )}
      </div>
      <figcaption className={classes.caption}>
        <p className={classes.words} aria-hidden>
          {shown === undefined ? 'Point at a flow to read its figures.' : describeFlow(shown.flow)}
        </p>
        <ul className={classes.legend}>
          {leasedKinds.map((kind) => (
            <li key={kind} data-kind={kind}>
              {kindWords[kind]}
            </li>
          ))}
        </ul>
        {flows.length > mostLinks && (
          <p className={classes.words}>
            The {mostLinks} largest of {countOf(flows.length, 'flow')} are drawn; the table has all.
          </p>
        )}
      </figcaption>
    </figure>
  );
}

interface FlowNodeProps {
  readonly node: DrawnNode;
  readonly x: number;
  readonly isLeft: boolean;
}

/** The ribbons say the same to those who cannot see this. */
function FlowNode({ node, x, isLeft }: FlowNodeProps) {
  const textX = isLeft ? x - 10 : x + nodeWidth + 10;
  const middle = node.y + node.height / 2;
  return (
    <g aria-hidden className={classes.node} data-side={isLeft ? 'left' : 'right'}>
      <rect x={x} y={node.y} width={nodeWidth} height={node.height} rx={4} />
      <text x={textX} y={middle - 2} textAnchor={isLeft ? 'end' : 'start'}>
        {node.id}
      </text>
      <text x={textX} y={middle + 13} textAnchor={isLeft ? 'end' : 'start'} data-small>
        {countOf(node.total, 'slot')}
      </text>
    </g>
  );
}

function keyOf(flow: SlotFlow): string {
  return `${flow.fromPartitionId} ${flow.toPartitionId}`;
}
