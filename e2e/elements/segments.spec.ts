import { expect, test, type Page } from '@playwright/test';
import {
  expectImageShape,
  findImage,
  focusImage,
  inputImageProperties,
  keys,
  press,
  pull,
  template,
} from './lib/draw.ts';
import { makePng, readPng } from './lib/make-png.ts';
import { image, openTemplate, readAnswers } from './lib/open-template.ts';

type Segments = {
  readonly labeledImage: { readonly pngImageData: string };
  readonly labelMappings?: object;
  readonly instances?: readonly { readonly color: string; readonly label: string }[];
  readonly inputImageProperties: object;
  readonly initialValueModified?: boolean;
};

async function submit(page: Page): Promise<Segments> {
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect.poll(() => readAnswers(page)).toHaveLength(1);
  const [answer] = (await readAnswers(page)) as { result: Segments }[];
  if (answer === undefined) throw new Error('No answer was sent');
  return answer.result;
}

/** The colours of some places of a picture, as #rrggbb; "none" where it is transparent. */
async function readColors(
  page: Page,
  png: string,
  places: readonly (readonly [number, number])[],
): Promise<string[]> {
  const header = readPng(Buffer.from(png, 'base64'));
  expect(header).toMatchObject({ width: image.width, height: image.height });
  return await page.evaluate<string[]>(`(async () => {
    const picture = new Image();
    picture.src = 'data:image/png;base64,${png}';
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.width; canvas.height = picture.height;
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    return ${JSON.stringify(places)}.map(([x, y]) => {
      const [r, g, b, a] = context.getImageData(x, y, 1, 1).data;
      return a === 0 ? 'none' : '#' + [r, g, b].map((n) => n.toString(16).padStart(2, '0')).join('');
    });
  })()`);
}

const [blue, orange] = ['#1f77b4', '#ff7f0e'];
const labelMappings = { Cat: { color: blue }, Dog: { color: orange } };

test('crowd-semantic-segmentation paints labels with brush, polygon and eraser', async ({
  page,
}) => {
  const { errors } = await openTemplate(page, template('semantic-segmentation'));
  await pull(page, [50, 50], [100, 50]);
  await page.getByRole('button', { name: 'Dog' }).click();
  await page.getByRole('button', { name: 'Polygon' }).click();
  await press(page, [200, 20], [300, 20], [300, 120], [200, 120], [201, 21]);
  await page.getByRole('button', { name: 'Eraser' }).click();
  await press(page, [75, 50], [150, 150]);
  await page.getByRole('button', { name: 'Undo' }).click();
  const answer = await submit(page);
  expect(answer).toMatchObject({ inputImageProperties, labelMappings });
  expect(Object.keys(answer)).not.toContain('initialValueModified');
  const places = [
    [55, 50],
    [95, 54],
    [75, 50],
    [250, 60],
    [301, 60],
    [10, 10],
  ] as const;
  expect(await readColors(page, answer.labeledImage.pngImageData, places)).toEqual([
    ...[blue, blue, 'none', orange, 'none', 'none'],
  ]);
  expect(errors).toEqual([]);
});

test('segments are painted by keys alone', async ({ page }) => {
  await openTemplate(page, template('semantic-segmentation'));
  await focusImage(page);
  await keys(
    page,
    '2',
    'ArrowUp',
    'd',
    'ArrowRight',
    'ArrowRight',
    'ArrowRight',
    'ArrowRight',
    'd',
  );
  await keys(
    page,
    'g',
    '1',
    'ArrowDown',
    'ArrowDown',
    'ArrowDown',
    'Space',
    'ArrowDown',
    'ArrowDown',
  );
  await keys(page, 'ArrowDown', 'Space', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Space', 'Enter');
  const answer = await submit(page);
  const places = [
    [202, 92],
    [230, 92],
    [230, 132],
    [260, 92],
  ] as const;
  expect(await readColors(page, answer.labeledImage.pngImageData, places)).toEqual([
    ...[orange, orange, blue, 'none'],
  ]);
});

test('segments of a task before are shown in their colours and can be changed', async ({
  page,
}) => {
  const given = makePng(image.width, image.height, (x) =>
    x < 100 ? [255, 0, 0] : [255, 255, 255],
  );
  const address = 'http://images.test/segments.png';
  const value = `initial-value="{ 'src': '${address}', 'labelMappings': { 'Dog': { 'color': '#ff0000' }, } }"`;
  await openTemplate(page, template('semantic-segmentation', value), {
    files: { [address]: given },
  });
  await findImage(page);
  const canvas = page.locator('canvas.mask');
  const shown = `(node) => node.getContext('2d').getImageData(50, 50, 1, 1).data[0]`;
  await expect
    .poll(() =>
      canvas.evaluate(
        `(${shown})(document.querySelector('crowd-semantic-segmentation').shadowRoot.querySelector('canvas.mask'))`,
      ),
    )
    .toBe(255);
  await press(page, [200, 100]);
  const answer = await submit(page);
  expect(answer.labelMappings).toEqual({ Cat: { color: blue }, Dog: { color: '#ff0000' } });
  expect(answer.initialValueModified).toBe(true);
  const places = [
    [50, 50],
    [200, 100],
    [300, 100],
  ] as const;
  expect(await readColors(page, answer.labeledImage.pngImageData, places)).toEqual([
    ...['#ff0000', blue, 'none'],
  ]);
});

test('crowd-instance-segmentation gives each instance a colour of its own', async ({ page }) => {
  await openTemplate(page, template('instance-segmentation'));
  await press(page, [50, 50]);
  await page.getByRole('button', { name: 'Add instance' }).click();
  await press(page, [150, 50]);
  await page.getByRole('button', { name: 'Dog', exact: true }).click();
  await press(page, [250, 50]);
  const answer = await submit(page);
  expect(answer.inputImageProperties).toEqual(inputImageProperties);
  expect(answer.instances?.map(({ label }) => label)).toEqual(['Cat', 'Cat', 'Dog']);
  const colors = answer.instances?.map(({ color }) => color) ?? [];
  expect(new Set(colors).size).toBe(3);
  const places = [
    [50, 50],
    [150, 50],
    [250, 50],
    [350, 50],
  ] as const;
  expect(await readColors(page, answer.labeledImage.pngImageData, places)).toEqual([
    ...colors,
    'none',
  ]);
});

test('instances are made by keys; those that are removed or empty are left out', async ({
  page,
}) => {
  await openTemplate(page, template('instance-segmentation'));
  await focusImage(page);
  await keys(page, 'Space', 'i', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'Space', 'i');
  await page.getByRole('button', { name: 'Remove instance 1 Cat #1' }).focus();
  await page.keyboard.press('Enter');
  const answer = await submit(page);
  expect(answer.instances).toEqual([{ label: 'Cat', color: orange }]);
});

test('labels of instances can be made by the script of a template', async ({ page }) => {
  await openTemplate(
    page,
    `${template('instance-segmentation', 'id="annotator"')}<script>
      document.addEventListener('all-crowd-elements-ready', () => {
        document.querySelector('crowd-instance-segmentation').labels = [];
        annotator.labels = annotator.labels.concat(['Bird']);
      });</script>`,
  );
  await expect(page.getByRole('button', { name: 'Bird', exact: true })).toBeVisible();
  await press(page, [50, 50]);
  expect((await submit(page)).instances?.map(({ label }) => label)).toEqual(['Bird']);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a segment is painted with a finger', async ({ page }) => {
    await openTemplate(page, template('semantic-segmentation'));
    const surface = page.getByRole('application', { name: 'Image to mark' });
    await expectImageShape(surface);
    await surface.tap();
    const answer = await submit(page);
    expect(await readColors(page, answer.labeledImage.pngImageData, [[200, 100]])).toEqual([blue]);
  });
});
