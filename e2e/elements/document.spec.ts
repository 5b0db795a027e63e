import { expect, test } from '@playwright/test';
import { expectAnswer, expectAnswerByKeys, image, openTemplate } from './lib/open-template.ts';

const blockType = 'KEY_VALUE_SET';
const box = { left: 0.1, top: 0.25, width: 0.2, height: 0.5 };
const link = (id: string) => [{ type: 'VALUE', ids: [id] }];
const key = { blockType, entityTypes: ['KEY'], id: 'k1', relationships: link('v1'), text: 'Name' };
const value = { blockType, entityTypes: ['VALUE'], id: 'v1', text: 'Ada' };
const wrong = { ...key, id: 'k2', relationships: link('v2'), text: 'Page' };
const given = [{ ...key, confidence: 38.4, geometry: { boundingBox: box } }, value, wrong];

function template(attributes = ''): string {
  const text = JSON.stringify(given).replaceAll('"', '&quot;');
  return `<crowd-form><crowd-textract-analyze-document src="${image.src}" initial-value="${text}"
    header="Correct them" block-types="['KEY_VALUE_SET']" no-geometry-edit ${attributes}
    keys="[{ importantFormKey: 'Address', importantFormKeyAliases: ['Addr.'] }, { importantFormKey: 'name' },]">
    <short-instructions>Look twice.</short-instructions></crowd-textract-analyze-document></crowd-form>`;
}

const usualName = 'AWS/Textract/AnalyzeDocument/Forms/V1';
const address = { ...key, id: 'added-1-key', relationships: link('added-1-value') };
const added = [
  { ...address, text: 'Address' },
  { blockType, entityTypes: ['VALUE'], id: 'added-1-value', text: 'Pier 1' },
];

test('crowd-textract-analyze-document gives corrected blocks by mouse, and shows where they are', async ({
  page,
}) => {
  const { errors } = await openTemplate(page, template('no-key-edit'));
  await expect(page.getByText('Look twice.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Key' })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Value of Name' }).click();
  const [outline, picture] = [page.locator('svg rect'), page.getByAltText('The document')];
  await expect(outline).toHaveAttribute('x', '0.1');
  expect((await outline.boundingBox())?.width).toBeCloseTo(
    ((await picture.boundingBox())?.width ?? 0) * 0.2,
    -1,
  );
  await page.getByRole('textbox', { name: 'Value of Name' }).fill('Ada L.');
  await page
    .getByRole('group', { name: 'Page' })
    .getByRole('checkbox', { name: 'Not a key with its value' })
    .check();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('enter the value of “Address”, or say')).toBeVisible();
  await page.getByRole('textbox', { name: 'Value of Address' }).fill('Pier 1');
  await expectAnswer(page, {
    [usualName]: { blocks: [key, { ...value, text: 'Ada L.' }, ...added] },
  });
  expect(errors).toEqual([]);
});

test('it works by keys, also for keys, blank values and keys that are not there', async ({
  page,
}) => {
  await openTemplate(page, template('name="seen"'));
  const first = page.getByRole('group', { name: 'Name' });
  await first.getByRole('textbox', { name: 'Key' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.type('s');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('textbox', { name: 'Value of Name' })).toBeDisabled();
  await page.getByRole('group', { name: 'Page' }).getByRole('checkbox').last().focus();
  await page.keyboard.press('Space');
  await page.getByRole('checkbox', { name: 'Key not found' }).focus();
  await page.keyboard.press('Space');
  await expectAnswerByKeys(page, {
    seen: {
      blocks: [
        { ...key, text: 'Names' },
        { ...value, text: '' },
      ],
    },
  });
});
