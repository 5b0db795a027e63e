/**
 * The steps of the protocol, by the numbers that records, tests and the documentation use. Each can be
 * repeated, and a crash between any two is survived.
 */
export const steps = {
  requested: { number: 0, name: 'requested' },
  claimed: { number: 1, name: 'claimed by the node of the destination' },
  departing: { number: 2, name: 'changes are captured at the source' },
  arriving: { number: 3, name: 'the destination expects the user' },
  copied: { number: 4, name: 'all rows were copied once' },
  caughtUp: { number: 5, name: 'few changes are left' },
  closed: { number: 6, name: 'the directory tells gateways to wait' },
  blocked: { number: 7, name: 'the source refuses writes' },
  complete: { number: 8, name: 'the last changes were copied' },
  verified: { number: 9, name: 'source and destination are equal' },
  flipped: { number: 10, name: 'the directory sends everybody to the destination' },
  admitted: { number: 11, name: 'the destination takes writes' },
  left: { number: 12, name: 'the source keeps a copy that nobody writes' },
  erased: { number: 13, name: 'nothing is left at the source' },
} as const;

export type StepName = keyof typeof steps;

export function describeStep(number: number): string {
  return Object.values(steps).find((step) => step.number === number)?.name ?? 'unknown';
}
