const weekHours = 168;
const hoursInPart = 6;

/** Parts of a week that rhythms are compared by: six hours each, from Monday 00:00 UTC. */
export const partsOfWeek = weekHours / hoursInPart;

/** Adds up 168 hours of a week to its parts. */
export function foldHours(hours: ArrayLike<number>): Float64Array {
  const parts = new Float64Array(partsOfWeek);
  for (let hour = 0; hour < weekHours; hour += 1) {
    const part = Math.floor(hour / hoursInPart);
    parts[part] = (parts[part] ?? 0) + (hours[hour] ?? 0);
  }
  return parts;
}
