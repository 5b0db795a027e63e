import type { RepositorySupply } from '@exchange/cluster';
import type { StockCount } from '../store/maintenance-reads.ts';
import type { ServedAccepts } from '../store/supply-reads.ts';
import type { PlannedType } from './maintenance-memory.ts';

type TypeLine = RepositorySupply['types'][number];
type CategoryLine = RepositorySupply['categories'][number];

export interface SupplyParts {
  readonly stock: readonly Pick<StockCount, 'typeId' | 'title' | 'category' | 'free' | 'inHand'>[];
  readonly accepts: readonly ServedAccepts[];
  readonly onTheWay: ReadonlyMap<string, number>;
  readonly plans: ReadonlyMap<string, PlannedType>;
  /** Whether anything has been planned since the node began. */
  readonly planned: boolean;
}

const mostCategories = 50;

/** What lies here, is planned and was done, joined by type and by category. */
export function arrangeSupply(
  parts: SupplyParts,
  { periodSeconds, first }: { readonly periodSeconds: number; readonly first: number },
): Omit<
  RepositorySupply,
  'repositoryId' | 'feeds' | 'at' | 'goingBack' | 'online' | 'recent' | 'plannedAt'
> {
  const perHour = 3_600 / periodSeconds;
  const lines = joinTypes(parts, perHour).sort((one, other) => weightOf(other) - weightOf(one));
  return {
    target: sum(lines, (line) => line.target),
    stock: sum(lines, (line) => line.stock),
    onTheWay: sum(lines, (line) => line.onTheWay),
    inHand: sum(lines, (line) => line.inHand),
    expectedPerHour: parts.planned ? sum(lines, (line) => line.expectedPerHour ?? 0) : null,
    lastHour: addServed(lines, (line) => line.lastHour),
    lastDay: addServed(lines, (line) => line.lastDay),
    types: lines.slice(0, first),
    typesInAll: lines.length,
    categories: joinCategories(lines),
  };
}

function joinTypes(parts: SupplyParts, perHour: number): TypeLine[] {
  const stock = new Map(parts.stock.map((entry) => [entry.typeId, entry]));
  const accepts = new Map(parts.accepts.map((entry) => [entry.typeId, entry]));
  const wanted = [...parts.plans].filter(([, plan]) => plan.target > 0 || plan.expected > 0);
  const typeIds = new Set([
    ...stock.keys(),
    ...accepts.keys(),
    ...parts.onTheWay.keys(),
    ...wanted.map(([typeId]) => typeId),
  ]);
  return [...typeIds].map((typeId) => {
    const held = stock.get(typeId);
    const plan = parts.plans.get(typeId);
    const done = accepts.get(typeId);
    return {
      typeId,
      title: held?.title ?? plan?.title ?? done?.title ?? '',
      category: held?.category ?? plan?.category ?? done?.category ?? '',
      target: plan?.target ?? 0,
      stock: held?.free ?? 0,
      onTheWay: parts.onTheWay.get(typeId) ?? 0,
      inHand: held?.inHand ?? 0,
      expectedPerHour: parts.planned ? (plan?.expected ?? 0) * perHour : null,
      lastHour: { accepts: done?.hour ?? 0, local: done?.hourLocal ?? 0 },
      lastDay: { accepts: done?.day ?? 0, local: done?.dayLocal ?? 0 },
      why: plan?.why ?? '',
    };
  });
}

/** Most slots first; those after the fiftieth are summed under an empty name. */
function joinCategories(lines: readonly TypeLine[]): CategoryLine[] {
  const named = [...Map.groupBy(lines, (line) => line.category)]
    .map(([category, group]) => ({
      category,
      target: sum(group, (line) => line.target),
      stock: sum(group, (line) => line.stock),
      inHand: sum(group, (line) => line.inHand),
      acceptsLastHour: sum(group, (line) => line.lastHour.accepts),
    }))
    .sort((one, other) => other.target + other.stock - one.target - one.stock);
  if (named.length <= mostCategories) return named;
  const rest = named.slice(mostCategories - 1);
  return [
    ...named.slice(0, mostCategories - 1),
    {
      category: '',
      target: sum(rest, (line) => line.target),
      stock: sum(rest, (line) => line.stock),
      inHand: sum(rest, (line) => line.inHand),
      acceptsLastHour: sum(rest, (line) => line.acceptsLastHour),
    },
  ];
}

function weightOf(line: TypeLine): number {
  return line.target + line.stock + line.inHand + line.lastDay.accepts;
}

function addServed(
  lines: readonly TypeLine[],
  of: (line: TypeLine) => TypeLine['lastHour'],
): TypeLine['lastHour'] {
  return {
    accepts: sum(lines, (line) => of(line).accepts),
    local: sum(lines, (line) => of(line).local),
  };
}

function sum<Line>(lines: readonly Line[], of: (line: Line) => number): number {
  return lines.reduce((total, line) => total + of(line), 0);
}
