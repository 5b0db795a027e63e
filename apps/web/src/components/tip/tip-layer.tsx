import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { placeTip } from './place-tip.ts';
import classes from './tip.module.css';

const openDelayMs = 250;
const id = 'tip';

/**
 * The one tip of the page. Whatever carries `data-tip="words"` shows them on hover, focus and touch;
 * Escape closes, and the pointer may rest on the words. One listener instead of a component around
 * each of hundreds of cells.
 */
export function TipLayer() {
  const [shown, setShown] = useState<{ readonly target: HTMLElement; readonly words: string }>();
  const box = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const open = useEffectEvent((target: HTMLElement, delay: number) => {
    clearTimeout(timer.current);
    const show = () => setShown({ target, words: target.dataset['tip'] ?? '' });
    if (delay === 0) show();
    else timer.current = setTimeout(show, delay);
  });
  const close = useEffectEvent(() => {
    clearTimeout(timer.current);
    setShown(undefined);
  });

  useEffect(() => {
    function onPoint(event: PointerEvent): void {
      const target = tipOf(event.target);
      if (target) open(target, event.pointerType === 'touch' ? 0 : openDelayMs);
      else if (!box.current?.contains(event.target as Node)) close();
    }
    function onFocus({ target }: FocusEvent): void {
      const found = tipOf(target);
      if (found && found.matches(':focus-visible')) open(found, 0);
      else close();
    }
    function onKey({ key }: KeyboardEvent): void {
      if (key === 'Escape') close();
    }
    const stop = new AbortController();
    const options = { signal: stop.signal, passive: true };
    document.addEventListener('pointerover', onPoint, options);
    document.addEventListener('pointerdown', onPoint, options);
    document.addEventListener('focusin', onFocus, options);
    document.addEventListener('focusout', () => close(), options);
    document.addEventListener('keydown', onKey, options);
    document.addEventListener('scroll', () => close(), { ...options, capture: true });
    return () => {
      stop.abort();
      clearTimeout(timer.current);
    };
  }, []);

  useLayoutEffect(() => {
    if (shown === undefined || box.current === null) return undefined;
    const { target } = shown;
    const { style } = box.current;
    const { left, top } = placeTip(target.getBoundingClientRect(), box.current, window);
    style.left = `${left}px`;
    style.top = `${top}px`;
    target.setAttribute('aria-describedby', id);
    return () => target.removeAttribute('aria-describedby');
  }, [shown]);

  if (shown === undefined) return null;
  return (
    <div ref={box} id={id} role="tooltip" className={classes.tip} dir="auto">
      {shown.words}
    </div>
  );
}

function tipOf(node: EventTarget | null): HTMLElement | null {
  return node instanceof Element ? node.closest<HTMLElement>('[data-tip]') : null;
}
