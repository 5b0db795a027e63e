import { expect, test } from '@playwright/test';
import {
  findImage,
  focusImage,
  inputImageProperties,
  keys,
  press,
  pull,
  template,
} from './lib/draw.ts';
import {
  expectAnswer,
  expectAnswerByKeys,
  openTemplate,
  readAnswers,
} from './lib/open-template.ts';

const square = [
  { x: 50, y: 50 },
  { x: 120, y: 50 },
  { x: 120, y: 120 },
];

test('crowd-polygon gives vertices by mouse, closed on its first point', async ({ page }) => {
  await openTemplate(page, template('polygon'));
  await press(page, [50, 50], [120, 50], [120, 120], [52, 51]);
  await expectAnswer(page, {
    result: { inputImageProperties, polygons: [{ label: 'Cat', vertices: square }] },
  });
});

test('a polygon that is not finished is asked about, and finished by keys', async ({ page }) => {
  await openTemplate(page, template('polygon'));
  await focusImage(page);
  await keys(page, 'Space', 'ArrowRight', 'Space', 'ArrowDown', 'Space');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Finish the polygon that you began')).toBeVisible();
  await focusImage(page);
  await keys(page, 'Enter', 'n', 'c', 'ArrowUp', 'Control+z', 'Control+y');
  await expectAnswerByKeys(page, {
    result: {
      inputImageProperties,
      polygons: [
        {
          label: 'Cat',
          vertices: [
            { x: 200, y: 92 },
            { x: 208, y: 100 },
            { x: 208, y: 108 },
          ],
        },
      ],
    },
  });
});

test('a polygon whose lines would cross is refused there', async ({ page }) => {
  await openTemplate(page, template('polygon'));
  await press(page, [50, 50], [150, 50], [150, 150], [100, 20]);
  await page.getByRole('button', { name: 'Finish shape' }).click();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect.poll(() => readAnswers(page)).toHaveLength(1);
  expect(await page.evaluate('window.answers[0].result.polygons[0].vertices.length')).toBe(3);
});

test('crowd-polyline gives vertices by mouse, ended by a double click', async ({ page }) => {
  await openTemplate(page, template('polyline', `label-colors="['#112233', '#445566']"`));
  await press(page, [50, 50], [120, 50]);
  const { x, y } = await findImage(page);
  await page.mouse.dblclick(x + 120, y + 120);
  await expectAnswer(page, {
    result: { inputImageProperties, polylines: [{ label: 'Cat', vertices: square }] },
  });
});

test('crowd-polyline works by keys and reads given lines', async ({ page }) => {
  const given = `initial-value="{ polylines: [ { label: 'Dog', // a line
    vertices: [ { x: 84, y: 110 }, { x: 60, y: 100 } ] } ] }"`;
  await openTemplate(page, template('polyline', given));
  await focusImage(page);
  await keys(page, 'Space', 'ArrowRight', 'Space', 'ArrowRight', 'Space', 'Backspace', 'Enter');
  await expectAnswerByKeys(page, {
    result: {
      inputImageProperties,
      polylines: [
        {
          label: 'Dog',
          vertices: [
            { x: 84, y: 110 },
            { x: 60, y: 100 },
          ],
        },
        {
          label: 'Cat',
          vertices: [
            { x: 200, y: 100 },
            { x: 208, y: 100 },
          ],
        },
      ],
      initialValueModified: true,
    },
  });
});

const line = {
  label: 'Cat',
  vertices: [
    { x: 20, y: 30 },
    { x: 90, y: 110 },
  ],
};

test('crowd-line gives both ends by mouse, pulled or pressed', async ({ page }) => {
  await openTemplate(page, template('line'));
  await pull(page, [20, 30], [90, 110]);
  await press(page, [200, 30], [300, 60]);
  await expectAnswer(page, {
    result: {
      inputImageProperties,
      lines: [
        line,
        {
          label: 'Cat',
          vertices: [
            { x: 200, y: 30 },
            { x: 300, y: 60 },
          ],
        },
      ],
    },
  });
});

test('crowd-line works by keys', async ({ page }) => {
  await openTemplate(page, template('line'));
  await focusImage(page);
  await keys(page, 'Space', 'ArrowDown', 'ArrowRight', 'Enter');
  await expectAnswerByKeys(page, {
    result: {
      inputImageProperties,
      lines: [
        {
          label: 'Cat',
          vertices: [
            { x: 200, y: 100 },
            { x: 208, y: 108 },
          ],
        },
      ],
    },
  });
});

test('crowd-keypoint gives points by mouse, and they can be moved', async ({ page }) => {
  await openTemplate(page, template('keypoint'));
  await press(page, [40, 60]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await press(page, [140, 60]);
  await pull(page, [140, 60], [150, 80]);
  await expectAnswer(page, {
    result: {
      inputImageProperties,
      keypoints: [
        { label: 'Cat', x: 40, y: 60 },
        { label: 'Dog', x: 150, y: 80 },
      ],
    },
  });
});

test('crowd-keypoint works by keys', async ({ page }) => {
  await openTemplate(
    page,
    template('keypoint', `initial-value="[{'label': 'Dog','x': 5,'y': 6}]"`),
  );
  await focusImage(page);
  await keys(page, 'ArrowUp', 'Space', 'p', 'Delete', 'n', '1', 'Shift+ArrowDown');
  await expectAnswerByKeys(page, {
    result: { inputImageProperties, keypoints: [{ label: 'Cat', x: 5, y: 7 }] },
  });
});
