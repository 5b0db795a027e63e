import { expect, test } from '@playwright/test';
import {
  expectImageShape,
  findImage,
  focusImage,
  inputImageProperties,
  keys,
  pull,
  template,
} from './lib/draw.ts';
import {
  expectAnswer,
  expectAnswerByKeys,
  image,
  openTemplate,
  readAnswers,
} from './lib/open-template.ts';

test('crowd-bounding-box gives boxes in image pixels by mouse', async ({ page }) => {
  const { errors } = await openTemplate(page, template('bounding-box'));
  await pull(page, [150, 120], [50, 20]);
  await page.getByRole('button', { name: 'Dog' }).click();
  await page.keyboard.press('Escape');
  await pull(page, [200, 20], [300, 80]);
  await expectAnswer(page, {
    result: {
      boundingBoxes: [
        { height: 100, label: 'Dog', left: 50, top: 20, width: 100 },
        { height: 60, label: 'Dog', left: 200, top: 20, width: 100 },
      ],
      inputImageProperties,
    },
  });
  expect(errors).toEqual([]);
});

test('a box is moved, made larger, undone and removed by mouse', async ({ page }) => {
  await openTemplate(page, template('bounding-box'));
  await pull(page, [50, 50], [100, 100]);
  await pull(page, [75, 50], [85, 60]);
  await pull(page, [110, 110], [150, 130]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Redo' }).click();
  await pull(page, [200, 20], [300, 80]);
  await page.getByRole('button', { name: 'Remove box 2 Cat' }).click();
  await expectAnswer(page, {
    result: {
      boundingBoxes: [{ height: 70, label: 'Cat', left: 60, top: 60, width: 90 }],
      inputImageProperties,
    },
  });
});

test('a box is made, moved and changed by keys alone', async ({ page }) => {
  await openTemplate(page, template('bounding-box'));
  await focusImage(page);
  await keys(
    page,
    '2',
    'ArrowLeft',
    'ArrowUp',
    'Space',
    'ArrowRight',
    'ArrowRight',
    'ArrowDown',
    'Space',
  );
  await keys(page, 'n', 'ArrowLeft', 'Shift+ArrowLeft', 'c', 'c', 'c', 'ArrowDown', 'Escape');
  await expectAnswerByKeys(page, {
    result: {
      boundingBoxes: [{ height: 16, label: 'Dog', left: 183, top: 92, width: 16 }],
      inputImageProperties,
    },
  });
});

test('boxes that were given can be adjusted, and the answer tells so', async ({ page }) => {
  const given = `initial-value="[{ label: 'Dog', left: 10, top: 20, width: 30, height: 40 },
    { label: 'Cow', left: 1, top: 1, width: 5, height: 5 },]"`;
  await openTemplate(page, template('bounding-box', given));
  const untouched = { height: 40, label: 'Dog', left: 10, top: 20, width: 30 };
  await expectAnswer(page, {
    result: { boundingBoxes: [untouched], inputImageProperties, initialValueModified: false },
  });
  await page.reload();
  await focusImage(page);
  await keys(page, 'n', 'Shift+ArrowRight');
  await expectAnswerByKeys(page, {
    result: {
      boundingBoxes: [{ ...untouched, left: 11 }],
      inputImageProperties,
      initialValueModified: true,
    },
  });
});

test('scripts can read a box before it is sent and change the labels', async ({ page }) => {
  await openTemplate(
    page,
    `${template('bounding-box', 'id="annotator"')}<script>
      document.addEventListener('all-crowd-elements-ready', () => { annotator.labels = annotator.labels.concat(['Cow']); });
      document.querySelector('crowd-form').onsubmit = () => {
        window.seen = [annotator.value.boundingBoxes.length, annotator._submittableValue.boundingBoxes.length]; };
    </script>`,
  );
  await page.getByRole('button', { name: 'Cow' }).click();
  await pull(page, [10, 10], [30, 40]);
  const box = { height: 30, label: 'Cow', left: 10, top: 10, width: 20 };
  await expectAnswer(page, { result: { boundingBoxes: [box], inputImageProperties } });
  expect(await page.evaluate('window.seen')).toEqual([1, 1]);
});

test('places are exact when the image is zoomed', async ({ page }) => {
  await openTemplate(page, template('bounding-box'));
  await findImage(page);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  const surface = page.getByRole('application');
  await expect.poll(async () => (await surface.boundingBox())?.height).toBe(image.height * 1.5);
  const viewport = surface.locator('..');
  await viewport.evaluate((node: { scrollTo(x: number, y: number): void }) => node.scrollTo(0, 0));
  const box = await surface.boundingBox();
  const [x, y] = [box?.x ?? 0, box?.y ?? 0];
  await page.mouse.move(x + 30, y + 30);
  await page.mouse.down();
  await page.mouse.move(x + 90, y + 150, { steps: 3 });
  await page.mouse.up();
  await expectAnswer(page, {
    result: {
      boundingBoxes: [{ height: 80, label: 'Cat', left: 20, top: 20, width: 40 }],
      inputImageProperties,
    },
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a box is drawn with a finger and nothing is wider than the page', async ({ page }) => {
    await openTemplate(page, template('bounding-box'));
    const surface = page.getByRole('application', { name: 'Image to mark' });
    await expectImageShape(surface);
    await surface.scrollIntoViewIfNeeded();
    const box = await surface.boundingBox();
    const scale = (box?.width ?? 0) / image.width;
    const at = (x: number, y: number): { x: number; y: number } => ({
      x: (box?.x ?? 0) + x * scale,
      y: (box?.y ?? 0) + y * scale,
    });
    const session = await page.context().newCDPSession(page);
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      points: { x: number; y: number }[],
    ) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    await touch('touchStart', [at(40, 40)]);
    await touch('touchMove', [at(80, 80)]);
    await touch('touchMove', [at(140, 120)]);
    await touch('touchEnd', []);
    // The list of boxes grows by it, and what is below moves down.
    await expect(page.getByRole('button', { name: /^1 Cat/ })).toBeVisible();
    // A tap so soon after a finger was lifted does not always become a click.
    await page.getByRole('button', { name: 'Submit' }).click();
    await expect.poll(() => readAnswers(page)).toHaveLength(1);
    const drawn = await page.evaluate<Record<string, number>>(
      'window.answers[0].result.boundingBoxes[0]',
    );
    const wanted = { left: 40, top: 40, width: 100, height: 80 };
    for (const [side, length] of Object.entries(wanted)) {
      expect(Math.abs((drawn[side] ?? 0) - length), side).toBeLessThanOrEqual(2);
    }
    const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(sideways)).toBeLessThanOrEqual(0);
  });
});

test('an image that cannot be loaded is told in its place', async ({ page }) => {
  await openTemplate(page, template('bounding-box').replace(image.src, 'http://gone.test/a.png'));
  await expect(page.getByText('The image cannot be loaded.')).toBeVisible();
});
