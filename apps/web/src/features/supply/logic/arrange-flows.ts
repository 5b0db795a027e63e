export interface FlowCounts {
  readonly fromPartitionId: string;
  readonly toPartitionId: string;
  readonly pulled: number;
  readonly pushed: number;
  readonly single: number;
  readonly delivered: number;
  readonly returned: number;
  readonly expired: number;
}

/** Ways in which slots go out, in the order in which they are drawn. */
export const leasedKinds = ['pulled', 'pushed', 'single'] as const;
export type LeasedKind = (typeof leasedKinds)[number];

export interface DrawnNode {
  readonly id: string;
  readonly y: number;
  readonly height: number;
  /** Slots that went out of it, or in. */
  readonly total: number;
}

export interface DrawnRibbon {
  readonly kind: LeasedKind;
  readonly path: string;
  readonly width: number;
}

export interface DrawnLink<Flow extends FlowCounts> {
  readonly flow: Flow;
  readonly ribbons: readonly DrawnRibbon[];
}

export interface FlowDrawing<Flow extends FlowCounts> {
  readonly height: number;
  readonly left: readonly DrawnNode[];
  readonly right: readonly DrawnNode[];
  readonly links: readonly DrawnLink<Flow>[];
}

const leastNode = 30;
const gap = 18;
const largestSum = 260;
const thinnest = 1.5;

export function leasedOf(flow: FlowCounts): number {
  return flow.pulled + flow.pushed + flow.single;
}

/**
 * Requester partitions left, performer partitions right, and between them ribbons as wide as the
 * slots that went. `from` and `to` are the places of the two columns, in pixels.
 */
export function arrangeFlows<Flow extends FlowCounts>(
  flows: readonly Flow[],
  { from, to }: { readonly from: number; readonly to: number },
): FlowDrawing<Flow> {
  const most = flows.reduce((sum, flow) => sum + leasedOf(flow), 0);
  const scale = most === 0 ? 0 : largestSum / most;
  const left = placeNodes(flows, (flow) => flow.fromPartitionId, scale);
  const right = placeNodes(flows, (flow) => flow.toPartitionId, scale);
  const height = Math.max(endOf(left), endOf(right));
  const leftAt = startsOf(centre(left, height), scale);
  const rightAt = startsOf(centre(right, height), scale);
  const links = sortFlows(flows).map((flow) => ({
    flow,
    ribbons: leasedKinds.flatMap((kind): DrawnRibbon[] => {
      const slots = flow[kind];
      if (slots === 0) return [];
      const thick = slots * scale;
      const start = take(leftAt, flow.fromPartitionId, thick);
      const end = take(rightAt, flow.toPartitionId, thick);
      return [{ kind, width: Math.max(thinnest, thick), path: curve(from, start, to, end) }];
    }),
  }));
  return { height, left: centre(left, height), right: centre(right, height), links };
}

function sortFlows<Flow extends FlowCounts>(flows: readonly Flow[]): Flow[] {
  return [...flows].sort(
    (one, other) =>
      one.fromPartitionId.localeCompare(other.fromPartitionId, 'en', { numeric: true }) ||
      one.toPartitionId.localeCompare(other.toPartitionId, 'en', { numeric: true }),
  );
}

function placeNodes<Flow extends FlowCounts>(
  flows: readonly Flow[],
  idOf: (flow: Flow) => string,
  scale: number,
): DrawnNode[] {
  const totals = new Map<string, number>();
  for (const flow of flows) totals.set(idOf(flow), (totals.get(idOf(flow)) ?? 0) + leasedOf(flow));
  const ids = [...totals.keys()].sort((one, other) =>
    one.localeCompare(other, 'en', { numeric: true }),
  );
  let y = 0;
  return ids.map((id) => {
    const total = totals.get(id) ?? 0;
    const height = Math.max(leastNode, total * scale);
    const node = { id, y, height, total };
    y += height + gap;
    return node;
  });
}

function endOf(nodes: readonly DrawnNode[]): number {
  const last = nodes.at(-1);
  return last === undefined ? 0 : last.y + last.height;
}

/** The shorter column stands in the middle of the longer one. */
function centre(nodes: readonly DrawnNode[], height: number): DrawnNode[] {
  const shift = (height - endOf(nodes)) / 2;
  return nodes.map((node) => ({ ...node, y: node.y + shift }));
}

/** Where the first ribbon of each node begins: the ribbons together stand in its middle. */
function startsOf(nodes: readonly DrawnNode[], scale: number): Map<string, number> {
  return new Map(nodes.map((node) => [node.id, node.y + (node.height - node.total * scale) / 2]));
}

/** The middle of the next ribbon of a node. */
function take(starts: Map<string, number>, id: string, thick: number): number {
  const start = starts.get(id) ?? 0;
  starts.set(id, start + thick);
  return start + thick / 2;
}

function curve(fromX: number, fromY: number, toX: number, toY: number): string {
  const middle = (fromX + toX) / 2;
  const round = (value: number) => Math.round(value * 10) / 10;
  return `M${round(fromX)} ${round(fromY)}C${round(middle)} ${round(fromY)} ${round(middle)} ${round(toY)} ${round(toX)} ${round(toY)}`;
}
