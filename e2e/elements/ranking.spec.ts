import { expect, test } from '@playwright/test';
import {
  expectAnswer,
  expectAnswerByKeys,
  image,
  openTemplate,
  readAnswers,
} from './lib/open-template.ts';

const ranking = `<crowd-form><crowd-text-ranking name="textRanking" text="Why do mirrors work?"
  ordinal-ranking-dimensions='[{"name":"Clarity","allowTie":true},{"name":"Tone","allowTie":false}]'
  responses='["Light is reflected.", "Because <b>they</b> do."]'>
  <short-instructions><p>Read both.</p></short-instructions></crowd-text-ranking></crowd-form>`;

function ranked(clarity: number[], tone: number[]) {
  return {
    textRanking: {
      ordinalRankingDimensions: [
        { name: 'Clarity', allowTie: true, responseRankings: clarity },
        { name: 'Tone', allowTie: false, responseRankings: tone },
      ],
    },
  };
}

test('crowd-text-ranking gives a rank for each response by each dimension', async ({ page }) => {
  const { errors } = await openTemplate(page, ranking);
  await expect(page.getByText('Why do mirrors work?')).toBeVisible();
  await expect(page.getByText('Because <b>they</b> do.')).toBeVisible();
  await expect(page.getByText('Read both.')).toBeVisible();
  const rankOf = (dimension: string, response: string) =>
    page.getByRole('group', { name: dimension }).getByLabel(response);
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Please give each response a rank for “Clarity”.')).toBeVisible();
  await rankOf('Clarity', 'Response 1').selectOption('1');
  await rankOf('Clarity', 'Response 2').selectOption('1');
  await rankOf('Tone', 'Response 1').selectOption('2');
  await rankOf('Tone', 'Response 2').selectOption('2');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('“Tone”: no two responses can have the same rank.')).toBeVisible();
  expect(await readAnswers(page)).toEqual([]);
  await rankOf('Tone', 'Response 2').selectOption('1');
  await expectAnswer(page, ranked([1, 1], [2, 1]));
  expect(errors).toEqual([]);
});

test('crowd-text-ranking works by keys', async ({ page }) => {
  await openTemplate(page, ranking);
  for (const rank of ['2', '1', '1', '2']) {
    await page.keyboard.press('Tab');
    await page.keyboard.press(rank);
  }
  await expectAnswerByKeys(page, ranked([2, 1], [1, 2]));
});

test('crowd-text-ranking tells the author what is missing', async ({ page }) => {
  await openTemplate(
    page,
    '<crowd-form><crowd-text-ranking name="r" text="t" responses="[1]"></crowd-text-ranking></crowd-form>',
  );
  await expect(page.getByText(/^ordinal-ranking-dimensions is missing/)).toBeVisible();
});

const moderation = (attributes = '') => `<crowd-form>
  <crowd-rekognition-detect-moderation-labels src="${image.src}" header="What is in it?" ${attributes}
    categories='[ { name: "Gore", parentName: "Violence", }, { name: "Weapons", parentName: "Violence" }, ]'>
  </crowd-rekognition-detect-moderation-labels></crowd-form>`;
const answerName = 'AWS/Rekognition/DetectModerationLabels/Image/V3';
const weapons = { name: 'Weapons', parentName: 'Violence' };

test('crowd-rekognition-detect-moderation-labels gives the labels that are right, whole', async ({
  page,
}) => {
  const { errors } = await openTemplate(page, moderation());
  await page.getByRole('checkbox', { name: 'Weapons' }).click();
  await expectAnswer(page, { [answerName]: { ModerationLabels: [weapons] } });
  expect(errors).toEqual([]);
});

test('its answer may be that none is right', async ({ page }) => {
  await openTemplate(page, moderation());
  await expectAnswer(page, { [answerName]: { ModerationLabels: [] } });
});

test('its answer has to say so where there is a choice for it', async ({ page }) => {
  await openTemplate(page, moderation(`name="seen" exclusion-category="{ text: 'None' }"`));
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Please choose at least one category.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'None' }).click();
  await expectAnswer(page, { seen: { ModerationLabels: [] } });
});
