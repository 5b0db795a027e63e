import { create } from '../lib/dom.ts';

type Size = { readonly width: number; readonly height: number };

/** The pixels of a picture at a size, RGBA; null when the browser gives none. */
export function readPixels(picture: CanvasImageSource, size: Size): Uint8ClampedArray | null {
  const { width, height } = size;
  const context = create('canvas', { width, height }).getContext('2d', {
    willReadFrequently: true,
  });
  if (context === null) return null;
  context.imageSmoothingEnabled = false;
  context.drawImage(picture, 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data;
}

/** The pixels of a PNG in base 64; null when it is none, or of another size. */
export async function readPng(png: string, size: Size): Promise<Uint8ClampedArray | null> {
  try {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }), {
      colorSpaceConversion: 'none',
    });
    const isSame = picture.width === size.width && picture.height === size.height;
    return isSame ? readPixels(picture, size) : null;
  } catch {
    return null;
  }
}
