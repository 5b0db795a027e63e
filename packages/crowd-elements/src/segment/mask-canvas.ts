import { create } from '../lib/dom.ts';
import type { Area, Mask } from './mask.ts';
import { toPixels } from './paint-mask.ts';

/** A mask in colours, at the size of its image. Nothing of the image is in it. */
export type MaskCanvas = {
  readonly element: HTMLCanvasElement;
  readonly resize: (size: { readonly width: number; readonly height: number }) => void;
  readonly show: (mask: Mask, area: Area | null, colors: readonly string[]) => void;
  /** As a PNG in base 64, without the head of a data address; written once for each revision. */
  readonly writePng: (revision: number) => string;
};

export function createMaskCanvas(): MaskCanvas {
  const element = create('canvas', { class: 'mask', 'aria-hidden': 'true' });
  let written = { revision: -1, png: '' };
  return {
    element,
    resize: ({ width, height }) => {
      element.width = width;
      element.height = height;
    },
    show: (mask, area, colors) => {
      if (area === null || area.right <= area.left || area.bottom <= area.top) return;
      const data = new ImageData(area.right - area.left, area.bottom - area.top);
      data.data.set(toPixels(mask, area, colors));
      element.getContext('2d')?.putImageData(data, area.left, area.top);
    },
    writePng: (revision) => {
      if (written.revision !== revision) {
        const png = element.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
        written = { revision, png };
      }
      return written.png;
    },
  };
}
