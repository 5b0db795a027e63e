const announced = Symbol.for('crowd-elements-announced');

/**
 * Tells the page once that the elements can be used: after the whole page was read, so that
 * scripts below could listen.
 */
export function announceReady(): void {
  if (Reflect.has(globalThis, announced)) return;
  Reflect.set(globalThis, announced, true);
  const tell = (): void => {
    document.dispatchEvent(new Event('all-crowd-elements-ready', { bubbles: true }));
  };
  const soon = (): void => {
    setTimeout(tell);
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', soon);
  else soon();
}
