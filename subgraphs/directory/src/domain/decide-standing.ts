export type SupplyStanding = 'SHORT' | 'ENOUGH' | 'EXCESS' | 'UNWANTED';

/** As `planMaintenance` of packages/affinity: up to here stock is left alone. */
const excessFactor = 2;

/** How the stock of a type stands to its target; what is on the way counts as if it were there. */
export function decideStanding(type: {
  readonly target: number;
  readonly stock: number;
  readonly onTheWay: number;
}): { readonly difference: number; readonly standing: SupplyStanding } {
  const difference = type.stock - type.target;
  if (type.stock + type.onTheWay < type.target) return { difference, standing: 'SHORT' };
  if (type.target === 0 && type.stock > 0) return { difference, standing: 'UNWANTED' };
  const standing = type.stock > type.target * excessFactor ? 'EXCESS' : 'ENOUGH';
  return { difference, standing };
}
