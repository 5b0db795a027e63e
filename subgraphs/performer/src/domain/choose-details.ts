import type { MaintenanceDetail } from '../store/maintenance-runs.ts';

const mostDetails = 100;

/**
 * The lines that a record keeps: types for which something moved, was asked for or is missing, those
 * with the most of it first. What lay still says nothing, and there may be thousands of it every run.
 */
export function chooseDetails(
  lines: readonly MaintenanceDetail[],
  most: number = mostDetails,
): readonly MaintenanceDetail[] {
  return lines
    .map((line) => ({ line, weight: weightOf(line) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, most)
    .map(({ line }) => line);
}

/** Slots that moved or are missing. */
function weightOf(line: MaintenanceDetail): number {
  const missing = Math.max(0, line.target - line.stock - line.got);
  return line.asked + line.got + line.renewed + line.released + missing;
}
