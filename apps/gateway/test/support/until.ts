import { setImmediate } from 'node:timers/promises';

/** Resolves when `holds`; fails after two seconds. For news that travels between gateways. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + 2_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('It did not come true within two seconds.');
    await setImmediate();
  }
}
