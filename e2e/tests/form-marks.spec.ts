import type { Locator, Page } from '@playwright/test';
import { everyMark } from '../lib/every-field.ts';
import { expectAccessible } from '../lib/expect-accessible.ts';
import { openForm, readAnswer } from '../lib/form-work.ts';
import { postWork } from '../lib/post-work.ts';
import { expect, test } from '../lib/test.ts';

const csv = 'image_url,text\r\n/examples/street.svg,Ada 👍 wrote in 1843.\r\n';
/** Of the picture, in its pixels. */
const size = { width: 640, height: 400 };

test('images, texts and recordings are marked by keyboard, and with a finger', async ({
  page,
  browser,
}) => {
  test.setTimeout(150_000);
  const title = `Fill in a form ${Date.now().toString(36)}`;
  const posted = await postWork({ title, form: everyMark, csv, people: 2 });

  await test.step('by keyboard alone', async () => {
    const assignmentId = await openForm(page, posted);
    // The cross of the keys begins in the middle of the image and goes 13 pixels at a time.
    await focusSurface(page, 'Q boxes');
    await keys(page, '2', 'Space', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Space');
    // Selected again, it is moved and made larger.
    await keys(page, 'n', 'ArrowLeft', 'c', 'c', 'c', 'ArrowDown', 'Escape');
    await keys(page, '1', 'Space', 'ArrowRight', 'ArrowDown', 'Space', 'n', 'n', 'Delete');
    await focusSurface(page, 'Q areas');
    await keys(page, 'Space', 'ArrowRight', 'Space', 'ArrowDown', 'Space', 'Enter');
    await focusSurface(page, 'Q points');
    await keys(page, '3', 'ArrowUp', 'Space');
    const text = page.getByRole('group', { name: 'Q names' }).getByRole('application');
    await text.focus();
    await keys(
      page,
      'Home',
      'Shift+Control+ArrowRight',
      '1',
      'End',
      'Shift+Control+ArrowLeft',
      '2',
    );
    await expect(page.getByRole('button', { name: /1843/ }).first()).toBeVisible();
    const player = page.locator('audio');
    await expect
      .poll(() => player.evaluate((audio: { readyState: number }) => audio.readyState))
      .toBeGreaterThan(0);
    await expect(page.locator('svg[preserveAspectRatio="none"]')).toBeVisible();
    await page.getByRole('button', { name: 'Begin a part here (M)' }).focus();
    await keys(page, '2', 'm', 'l', 'm');
    await page.getByLabel('To (seconds), part 1').focus();
    await keys(page, 'End', 'Backspace', '1', '.', '2', '5');
    await page.keyboard.press('Control+Enter');

    expect(await readAnswer(posted, assignmentId)).toEqual({
      boxes: [{ left: 307, top: 200, width: 26, height: 26, label: 'bicycle' }],
      areas: [
        {
          vertices: [
            { x: 320, y: 200 },
            { x: 333, y: 200 },
            { x: 333, y: 213 },
          ],
          label: 'car',
        },
      ],
      points: [{ x: 320, y: 187, label: 'person' }],
      names: [
        { start: 0, end: 3, label: 'person' },
        { start: 15, end: 20, label: 'date' },
      ],
      parts: [{ start: 0, end: 1.25, label: 'music' }],
    });

    // Handed in, it is looked at without what it was drawn with.
    await page.goto(`/do/${assignmentId}`);
    const boxes = page.locator('mark-boxes');
    await expect(boxes.locator('.viewport')).toBeVisible();
    await expect(boxes.locator('.toolbar')).toBeHidden();
    await expect(page.getByText('0:00.00 to 0:01.25: music')).toBeVisible();
  });

  await test.step('with a finger', async () => {
    const phone = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    const small = await phone.newPage();
    const assignmentId = await openForm(small, posted);
    // On both sizes and in both schemes; it ends with the phone.
    await expectAccessible(small, `/do/${assignmentId}`);
    const surface = await findSurface(small, 'Q boxes');
    await pullByFinger(small, surface, [100, 100], [300, 300]);
    const boxes = small.getByRole('group', { name: 'Q boxes' });
    await expect(boxes.getByRole('button', { name: /^1 A car/ })).toBeVisible();
    await tapOn(small, await findSurface(small, 'Q points'), [200, 100]);
    await expect(
      small.getByRole('group', { name: 'Q points' }).getByRole('button', { name: /^1 car/ }),
    ).toBeVisible();
    const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await small.evaluate(sideways)).toBeLessThanOrEqual(0);
    await small.getByRole('button', { name: /^Submit/ }).tap();
    const answer = await readAnswer(posted, assignmentId);
    expectNear(answer['boxes'], { left: 100, top: 100, width: 200, height: 200 });
    expectNear(answer['points'], { x: 200, y: 100 });
    await phone.close();
  });
});

/** A finger is no more exact than a pixel of a small screen, which is about two of the image. */
function expectNear(marks: unknown, wanted: Readonly<Record<string, number>>): void {
  expect(marks).toHaveLength(1);
  const [mark] = marks as Record<string, number>[];
  for (const [side, length] of Object.entries(wanted)) {
    expect(Math.abs((mark?.[side] ?? 0) - length), side).toBeLessThanOrEqual(4);
  }
}

async function keys(page: Page, ...presses: string[]): Promise<void> {
  for (const key of presses) await page.keyboard.press(key);
}

/** The surface of a question, once its image is there. */
async function findSurface(page: Page, question: string): Promise<Locator> {
  const surface = page.getByRole('group', { name: question }).getByRole('application');
  await expect
    .poll(async () => {
      const box = await surface.boundingBox();
      return box === null ? null : Math.round((box.width / box.height) * 10) / 10;
    })
    .toBe(size.width / size.height);
  await surface.scrollIntoViewIfNeeded();
  return surface;
}

async function focusSurface(page: Page, question: string): Promise<void> {
  const surface = await findSurface(page, question);
  await surface.focus();
}

type Place = readonly [x: number, y: number];

async function pullByFinger(page: Page, surface: Locator, from: Place, to: Place): Promise<void> {
  const box = await surface.boundingBox();
  const at = ([x, y]: Place): { x: number; y: number } => ({
    x: (box?.x ?? 0) + (x * (box?.width ?? 0)) / size.width,
    y: (box?.y ?? 0) + (y * (box?.height ?? 0)) / size.height,
  });
  const session = await page.context().newCDPSession(page);
  const touch = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    points: { x: number; y: number }[],
  ) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await touch('touchStart', [at(from)]);
  await touch('touchMove', [at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2])]);
  await touch('touchMove', [at(to)]);
  await touch('touchEnd', []);
}

async function tapOn(page: Page, surface: Locator, place: Place): Promise<void> {
  await pullByFinger(page, surface, place, place);
}
