import { expect, type Locator, type Page } from '@playwright/test';
import { image } from './open-template.ts';

export const inputImageProperties = { height: image.height, width: image.width };

export function template(element: string, attributes = ''): string {
  return `<crowd-form><crowd-${element} name="result" src="${image.src}" header="Mark them"
    labels="['Cat', 'Dog']" ${attributes}><short-instructions>Mark all.</short-instructions>
    </crowd-${element}></crowd-form>`;
}

/** The image is shown at its own size: a place on it is a place on the screen. */
export async function findImage(page: Page): Promise<{ x: number; y: number }> {
  const surface = page.getByRole('application', { name: 'Image to mark' });
  await expect
    .poll(async () => (await surface.boundingBox())?.height, { intervals: [10, 20, 50, 100] })
    .toBe(image.height);
  const box = await surface.boundingBox();
  return { x: box?.x ?? 0, y: box?.y ?? 0 };
}

export async function pull(
  page: Page,
  from: [number, number],
  to: [number, number],
): Promise<void> {
  const { x, y } = await findImage(page);
  await page.mouse.move(x + from[0], y + from[1]);
  await page.mouse.down();
  await page.mouse.move(x + to[0], y + to[1], { steps: 3 });
  await page.mouse.up();
}

export async function press(page: Page, ...points: [number, number][]): Promise<void> {
  const { x, y } = await findImage(page);
  for (const [dx, dy] of points) await page.mouse.click(x + dx, y + dy);
}

export async function keys(page: Page, ...presses: string[]): Promise<void> {
  for (const key of presses) await page.keyboard.press(key);
}

/** The cross of the keys starts in the middle, 200 and 100, and steps by 8 pixels. */
export async function focusImage(page: Page): Promise<void> {
  await findImage(page);
  await page.getByRole('application', { name: 'Image to mark' }).focus();
}

/** Waits until a surface has the shape of the image, which it has not before the image is there. */
export async function expectImageShape(surface: Locator): Promise<void> {
  await expect
    .poll(async () => {
      const box = await surface.boundingBox();
      return box === null ? null : Math.round((box.width / box.height) * 10) / 10;
    })
    .toBe(image.width / image.height);
}

/** Draws a line on an image in a frame, from a place 20 pixels in, once the image has its height. */
export async function drawOn(page: Page, surface: Locator, to: [number, number]): Promise<void> {
  const heightOf = async () => (await surface.boundingBox())?.height;
  await expect.poll(heightOf, { intervals: [20, 50, 100] }).toBeGreaterThan(50);
  await surface.scrollIntoViewIfNeeded();
  const { x = 0, y = 0 } = (await surface.boundingBox()) ?? {};
  await page.mouse.move(x + 20, y + 20);
  await page.mouse.down();
  await page.mouse.move(x + to[0], y + to[1], { steps: 3 });
  await page.mouse.up();
}
