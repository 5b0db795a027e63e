/** Whether a fact is a point of time: `2026-11-24T10:53:58.64+00:00`. */
export function isTime(value: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value));
}
