import type { Page } from '@playwright/test';
import { everyField } from '../lib/every-field.ts';
import { expectAccessible } from '../lib/expect-accessible.ts';
import { openForm, readAnswer } from '../lib/form-work.ts';
import { postWork } from '../lib/post-work.ts';
import { filmSite, serveFilm } from '../lib/small-film.ts';
import { expect, test } from '../lib/test.ts';

const csv = 'text,records\r\nTwo,"[{""name"":""Anna"",""city"":""Oslo""}]"\r\n';

test('every kind of question is answered by keyboard, and on a phone', async ({
  page,
  browser,
}) => {
  test.setTimeout(150_000);
  const title = `Fill in a form ${Date.now().toString(36)}`;
  const posted = await postWork({ title, form: everyField, csv, people: 2 });

  await test.step('by keyboard alone', async () => {
    await serveFilm(page.context());
    const assignmentId = await openForm(page, posted);
    await expectShown(page);
    await expect(page.getByRole('region', { name: 'Records' })).toContainText('Oslo');
    await expect(page.getByRole('img', { name: 'A street' })).toBeVisible();
    await expect(page.getByLabel('A call')).toBeVisible();
    await expect(page.getByRole('link', { name: /A notice/ })).toBeVisible();
    await expect(page.getByRole('slider', { name: 'Q scale' })).toBeAttached();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('20 things to put right');

    await page.getByLabel('Q words').focus();
    await page.keyboard.type('Two words');
    await page.getByLabel('Q essay').focus();
    await page.keyboard.type('One line');
    await page.keyboard.press('Enter');
    await page.keyboard.type('and another');
    await choose(page, 'Q right', '2');
    await page.getByLabel('Q count').focus();
    await page.keyboard.type('12.5');
    await page.keyboard.press('ArrowUp');
    await choose(page, 'Q one', '3');
    for (const name of ['Q boxes', 'Q pressed']) {
      const first = page.getByRole('group', { name }).getByRole('checkbox').first();
      await first.focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('2');
      await page.keyboard.press('3');
      await page.keyboard.press('2');
      await expect(first).toBeChecked();
    }
    await page.getByRole('radio', { name: '1 of 5' }).focus();
    await page.keyboard.press('4');
    await page.getByRole('slider', { name: 'Q scale' }).focus();
    await page.keyboard.press('ArrowRight');
    await choose(page, 'Q button', '2');
    await page.getByLabel('Q list').focus();
    await page.keyboard.type('gr');
    await choose(page, 'Q picture', '1');
    const several = page.getByRole('group', { name: 'Q several' });
    await several.getByRole('checkbox').first().focus();
    await page.keyboard.press('3');
    await page.keyboard.press('1');
    await choose(page, 'Q better', '2');
    await page.getByRole('button', { name: /^gold, place 3 of 3/ }).focus();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('button', { name: /^gold, place 2 of 3/ })).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('button', { name: /^gold, place 1 of 3/ })).toBeFocused();
    await page.getByLabel('Q day').focus();
    await page.keyboard.type('03142026');
    await page.getByLabel('Q hour').focus();
    await page.keyboard.type('0930AM');
    await page.getByLabel('Q moment').focus();
    await page.keyboard.type('03142026');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('0930PM');
    await page.getByLabel('Item, row 1').focus();
    await page.keyboard.type('Tea');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2.50');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Item, row 2')).toBeFocused();
    await page.keyboard.type('Cup');
    await page.getByLabel('Latitude').focus();
    await page.keyboard.type('52.5');
    await page.keyboard.press('Tab');
    await page.keyboard.type('13.4');
    await page.keyboard.press('Control+Enter');

    expect(await readAnswer(posted, assignmentId)).toEqual({
      words: 'Two words',
      essay: 'One line\nand another',
      right: false,
      count: 13.5,
      one: 'gold',
      boxes: ['red', 'gold'],
      pressed: ['red', 'gold'],
      stars: 4,
      scale: 4,
      button: 'green',
      list: 'green',
      picture: 'red',
      several: ['red', 'gold'],
      better: 'right',
      order: ['gold', 'red', 'green'],
      day: '2026-03-14',
      hour: '09:30',
      moment: '2026-03-14T21:30',
      rows: [{ item: 'Tea', price: 2.5 }, { item: 'Cup' }],
      where: { latitude: 52.5, longitude: 13.4 },
    });
  });

  await test.step('on a phone', async () => {
    const phone = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      permissions: ['geolocation'],
      geolocation: { latitude: 48.2, longitude: 16.37, accuracy: 12 },
    });
    await serveFilm(phone);
    const small = await phone.newPage();
    const assignmentId = await openForm(small, posted);
    // On both sizes and in both schemes; it ends with the phone.
    await expectAccessible(small, `/do/${assignmentId}`);
    await small.getByLabel('Q words').fill('Small');
    await small.getByLabel('Q essay').fill('Small\nscreen');
    await tapOption(small, 'Q right', 'It is', true);
    await small.getByLabel('Q count').fill('7');
    await tapOption(small, 'Q one', 'red');
    await small.getByRole('group', { name: 'Q boxes' }).getByText('green').tap();
    for (const name of ['gold', 'green']) {
      await small.getByRole('group', { name: 'Q pressed' }).getByRole('checkbox', { name }).tap();
    }
    await small.getByRole('radio', { name: '5 of 5' }).tap();
    await small.getByRole('button', { name: 'Choose 3' }).tap();
    await tapOption(small, 'Q button', 'gold');
    await small.getByLabel('Q list').selectOption('red');
    await tapOption(small, 'Q picture', 'green');
    await small.getByRole('group', { name: 'Q several' }).getByText('green').tap();
    await tapOption(small, 'Q better', 'Alike');
    await dragByFinger(small, 'red', 'gold');
    await small.getByLabel('Q day').fill('2026-01-02');
    await small.getByLabel('Q hour').fill('07:05');
    await small.getByLabel('Q moment').fill('2026-01-02T07:05');
    await small.getByLabel('Item, row 1').fill('Pen');
    await small.getByRole('button', { name: 'Use my position' }).tap();
    await expect(small.getByLabel('Latitude')).toHaveValue('48.2');
    const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await small.evaluate(sideways)).toBeLessThanOrEqual(0);
    await small.getByRole('button', { name: /^Submit/ }).tap();

    expect(await readAnswer(posted, assignmentId)).toEqual({
      words: 'Small',
      essay: 'Small\nscreen',
      right: true,
      count: 7,
      one: 'red',
      boxes: ['green'],
      pressed: ['green', 'gold'],
      stars: 5,
      scale: 3,
      button: 'gold',
      list: 'red',
      picture: 'green',
      several: ['green'],
      better: 'tie',
      order: ['green', 'gold', 'red'],
      day: '2026-01-02',
      hour: '07:05',
      moment: '2026-01-02T07:05',
      rows: [{ item: 'Pen' }],
      where: { latitude: 48.2, longitude: 16.37, accuracy: 12 },
    });
    await phone.close();
  });
});

/** What texts, films and links show: no HTML of a row, a film that plays, a page in a new tab. */
async function expectShown(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name: 'About Two' })).toBeVisible();
  await expect(page.getByText('<b>Two</b> & more')).toBeVisible();
  await expect(page.locator('strong', { hasText: 'these' })).toBeVisible();
  await expect(page.locator('li', { hasText: 'Two' })).toBeVisible();
  await expect(page.locator('i', { hasText: 'Two' })).toHaveCount(0);
  const film = page.locator('video[aria-label="A film"]');
  await film.focus();
  await page.keyboard.press('Space');
  await expect
    .poll(() => film.evaluate((video) => (video as unknown as { ended: boolean }).ended))
    .toBe(true);
  const link = page.getByRole('link', { name: /^A page/ });
  await link.focus();
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('Enter');
  const other = await opened;
  await expect(other).toHaveURL(filmSite.page);
  expect(await other.evaluate('window.opener')).toBeNull();
  await other.close();
}

/** Goes to a question and presses the key of one of its options. */
async function choose(page: Page, question: string, key: string): Promise<void> {
  await page.getByRole('radiogroup', { name: question }).getByRole('radio').first().focus();
  await page.keyboard.press(key);
}

async function tapOption(
  page: Page,
  question: string,
  option: string,
  exact = false,
): Promise<void> {
  const group = page.getByRole('radiogroup', { name: question });
  await group.getByRole('radio', { name: option, exact }).tap();
}

/** Drags an item of a ranking onto another with a finger. */
async function dragByFinger(page: Page, item: string, onto: string): Promise<void> {
  const handle = page.getByRole('button', { name: new RegExp(`^${item}, place`) });
  const target = page.getByRole('button', { name: new RegExp(`^${onto}, place`) });
  await handle.scrollIntoViewIfNeeded();
  const [from, to] = [await handle.boundingBox(), await target.boundingBox()];
  const session = await page.context().newCDPSession(page);
  const middle = (box: typeof from) => ({
    x: (box?.x ?? 0) + (box?.width ?? 0) / 2,
    y: (box?.y ?? 0) + (box?.height ?? 0) / 2,
  });
  const touch = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    points: { x: number; y: number }[],
  ) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await touch('touchStart', [middle(from)]);
  await touch('touchMove', [{ x: middle(to).x, y: middle(to).y - 10 }]);
  await touch('touchMove', [middle(to)]);
  await touch('touchEnd', []);
  await expect(page.getByRole('button', { name: new RegExp(`^${item}, place 3`) })).toBeVisible();
}
