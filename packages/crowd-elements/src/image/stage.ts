import { create, createSvg } from '../lib/dom.ts';
import type { ImageSize, Point } from './shape.ts';

/** An image to draw on: its place on the screen, how near it is, and a layer above it. */
export type Stage = {
  readonly element: HTMLElement;
  /** Takes the focus, the keys and the pointer. */
  readonly surface: HTMLElement;
  readonly image: HTMLImageElement;
  readonly layer: SVGSVGElement;
  readonly size: () => ImageSize;
  /** Screen pixels for one image pixel. */
  readonly scale: () => number;
  readonly toImage: (at: { clientX: number; clientY: number }) => Point;
  /** How many times nearer than the whole image. */
  readonly zoom: () => number;
  readonly setZoom: (zoom: number) => void;
  readonly scrollBy: (dx: number, dy: number) => void;
  readonly keepInView: (point: Point) => void;
};

const mostZoom = 16;

export function createStage(label: string): Stage {
  const image = create('img', { alt: '', draggable: 'false' });
  const layer = createSvg('svg', { class: 'layer', 'aria-hidden': 'true' });
  // Templates look for it to lay their own drawings over the image.
  const place = create('canvas', { class: 'upper-canvas', 'aria-hidden': 'true' });
  const surface = create(
    'div',
    {
      class: 'surface',
      tabindex: 0,
      role: 'application',
      'aria-label': label,
      'aria-describedby': 'how-to',
    },
    ...[image, place, layer],
  );
  const element = create('div', { class: 'viewport' }, surface);
  let zoom = 1;

  function size(): ImageSize {
    return { width: image.naturalWidth, height: image.naturalHeight };
  }

  function layOut(): void {
    const { width, height } = size();
    if (width === 0) return;
    layer.setAttribute('viewBox', `0 0 ${width} ${height}`);
    const whole = `min(100%, ${(70 * width) / height}vh, ${Math.max(width, 280)}px)`;
    surface.style.width = `calc(${whole} * ${zoom})`;
  }

  function scale(): number {
    const { width } = size();
    return width === 0 ? 1 : image.getBoundingClientRect().width / width || 1;
  }

  image.addEventListener('load', layOut);
  return {
    ...{ element, surface, image, layer, size, scale },
    toImage: ({ clientX, clientY }) => {
      const box = image.getBoundingClientRect();
      return { x: (clientX - box.left) / scale(), y: (clientY - box.top) / scale() };
    },
    zoom: () => zoom,
    setZoom: (wanted) => {
      const before = zoom;
      zoom = Math.min(Math.max(wanted, 1), mostZoom);
      layOut();
      // What was in the middle stays there.
      const middle = (start: number, length: number): number =>
        (start + length / 2) * (zoom / before) - length / 2;
      element.scrollTo(
        middle(element.scrollLeft, element.clientWidth),
        middle(element.scrollTop, element.clientHeight),
      );
    },
    scrollBy: (dx, dy) => element.scrollBy(dx, dy),
    keepInView: ({ x, y }) => {
      const [left, top] = [x * scale(), y * scale()];
      const margin = 40;
      const reach = (at: number, start: number, length: number): number =>
        Math.min(Math.max(start, at - length + margin), Math.max(at - margin, 0));
      element.scrollTo(
        reach(left, element.scrollLeft, element.clientWidth),
        reach(top, element.scrollTop, element.clientHeight),
      );
    },
  };
}
