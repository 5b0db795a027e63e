import { expect, test } from '@playwright/test';
import { expectAnswer, openTemplate, readAnswers } from './lib/open-template.ts';

test('a form collects plain controls with untidy names in the documented shape', async ({
  page,
}) => {
  await openTemplate(
    page,
    `<crowd-form>
      <input type="text" name="first-name" value="Ada">
      <input name="a.b.c"><textarea name="note">two
lines</textarea>
      <select name="size"><option>small</option><option selected>large</option></select>
      <input type="radio" name="pet" value="cat"><input type="radio" name="pet" value="dog" checked>
      <input type="checkbox" name="tag" value="red" checked><input type="checkbox" name="tag" value="blue">
      <input type="hidden" name="__proto__" value="polluted">
      <input name="off" value="x" disabled><input value="nameless">
      <div id="rows"></div>
    </crowd-form>
    <script>
      for (const n of [1, 2]) {
        const box = document.createElement('input');
        box.name = 'row-' + n; box.value = 'value ' + n;
        document.getElementById('rows').append(box);
      }
    </script>`,
  );
  const answer = {
    'first-name': 'Ada',
    'a.b.c': '',
    note: 'two\nlines',
    size: 'large',
    pet: { cat: false, dog: true },
    tag: { red: true, blue: false },
    'row-1': 'value 1',
    'row-2': 'value 2',
  };
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect.poll(() => readAnswers(page)).toHaveLength(1);
  const own = await page.evaluate("Object.keys(window.answers[0]).includes('__proto__')");
  expect(own).toBe(true);
  expect(await page.evaluate('({}).polluted')).toBeUndefined();
  expect(await readAnswers(page)).toEqual([expect.objectContaining(answer)]);
});

for (const loads of ['head', 'end', 'late'] as const) {
  test(`a form works when the script is loaded at the ${loads} and used before`, async ({
    page,
  }) => {
    await openTemplate(
      page,
      `<crowd-form id="form"><crowd-input name="word" id="word"></crowd-input></crowd-form>
       <script>
         word.value = 'early';
         document.querySelector('crowd-form').onsubmit = () => { window.asked = true; };
         document.addEventListener('all-crowd-elements-ready', () => { window.ready = (window.ready || 0) + 1; });
       </script>`,
      { loads },
    );
    await expectAnswer(page, { word: 'early' });
    expect(await page.evaluate('[window.asked, window.ready]')).toEqual([true, 1]);
  });
}

test('scripts of a template can stop and later send an answer', async ({ page }) => {
  await openTemplate(
    page,
    `<crowd-form><input name="code"><p id="out"></p></crowd-form>
     <script>
       const form = document.querySelector('crowd-form');
       form.addEventListener('submit', (e) => {
         if (document.querySelector('[name=code]').value !== '42') { e.preventDefault(); out.textContent = 'wrong'; }
       });
     </script>`,
  );
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('wrong')).toBeVisible();
  expect(await readAnswers(page)).toEqual([]);
  await page.locator('[name=code]').fill('42');
  await expectAnswer(page, { code: '42' });
});

test('a handler that returns false stops the answer', async ({ page }) => {
  await openTemplate(
    page,
    `<crowd-form><input name="a" value="1"></crowd-form>
     <script>document.querySelector('crowd-form').onsubmit = () => { window.asked = true; return false; };</script>`,
  );
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect.poll(() => page.evaluate('window.asked')).toBe(true);
  expect(await readAnswers(page)).toEqual([]);
});

test("a template's own crowd-button submits, and no second button is added", async ({ page }) => {
  await openTemplate(
    page,
    `<crowd-form><input name="a" value="1">
       <crowd-button form-action="reset">Start over</crowd-button>
       <crowd-button form-action="submit">Send it</crowd-button></crowd-form>`,
  );
  await page.locator('[name=a]').fill('2');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.locator('[name=a]')).toHaveValue('1');
  await expect(page.getByRole('button', { name: 'Submit' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Send it' }).click();
  await expect.poll(() => readAnswers(page)).toEqual([{ a: '1' }]);
});

test('forms inside and around take part and never leave the page', async ({ page }) => {
  await openTemplate(
    page,
    `<form id="outer"><crowd-form><input name="out" value="1">
       <form id="inner" action="http://elsewhere.test/"><input name="in" value="2">
       <button type="submit" name="way" value="plain">Go</button></form></crowd-form></form>`,
  );
  await page.getByRole('button', { name: 'Go' }).click();
  await expect.poll(() => readAnswers(page)).toEqual([{ out: '1', in: '2', way: 'plain' }]);
  expect(page.url()).toBe('http://templates.test/task');
});

test('the first missing answer is shown and focused before anything is sent', async ({ page }) => {
  await openTemplate(
    page,
    `<crowd-form><crowd-input name="one" label="One"></crowd-input>
       <crowd-input name="two" label="Two" required error-message="Two is needed."></crowd-input>
       <input name="three" required></crowd-form>`,
  );
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Two is needed.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Two' })).toBeFocused();
  await page.keyboard.type('second');
  await expect(page.getByText('Two is needed.')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page.locator('[name=three]')).toBeFocused();
  await page.keyboard.type('third');
  await page.keyboard.press('Enter');
  await expect.poll(() => readAnswers(page)).toEqual([{ two: 'second', three: 'third' }]);
});

for (const slash of ['', '/']) {
  test(`without a host the answer is posted to turkSubmitTo "${slash}"`, async ({ page }) => {
    const query = `?assignmentId=A1&hitId=H1&workerId=W1&turkSubmitTo=http%3A%2F%2Ftemplates.test${encodeURIComponent(slash)}`;
    await openTemplate(page, '<crowd-form><input name="submit" value="1"></crowd-form>', {
      hasHost: false,
      query,
    });
    const posted = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'Submit' }).click();
    const request = await posted;
    expect(request.url()).toBe('http://templates.test/mturk/externalSubmit');
    expect(Object.fromEntries(new URLSearchParams(request.postData() ?? ''))).toEqual({
      assignmentId: 'A1',
      taskAnswers: '[{"submit":"1"}]',
    });
  });
}

test('a form that flattens objects joins names by dots, for the host and in the post', async ({
  page,
}) => {
  const html = `<crowd-form answer-format="flatten-objects"><input name="word" value="w">
    <crowd-checkbox name="tag" value="red" checked>Red</crowd-checkbox>
    <crowd-classifier name="category" categories="['Dog', 'Cat']"></crowd-classifier></crowd-form>`;
  await openTemplate(page, html);
  await page.keyboard.press('1');
  await expectAnswer(page, { word: 'w', 'tag.red': true, 'category.label': 'Dog' });
  await openTemplate(page, html, {
    hasHost: false,
    query: '?assignmentId=A1&turkSubmitTo=http://templates.test/',
  });
  await page.keyboard.press('2');
  const posted = page.waitForRequest((request) => request.method() === 'POST');
  await page.getByRole('button', { name: 'Submit' }).click();
  expect(Object.fromEntries(new URLSearchParams((await posted).postData() ?? ''))).toEqual({
    ...{ assignmentId: 'A1', word: 'w', 'tag.red': 'true', 'category.label': 'Cat' },
  });
});

test('a preview sends nothing and says so', async ({ page }) => {
  await openTemplate(page, '<crowd-form><input name="a"></crowd-form>', {
    hasHost: false,
    query: '?assignmentId=ASSIGNMENT_ID_NOT_AVAILABLE&turkSubmitTo=http://templates.test',
  });
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('This is a preview')).toBeVisible();
});

test('outside of a task the answer is shown, as it was for templates opened as files', async ({
  page,
}) => {
  await openTemplate(page, '<crowd-form><input name="a" value="seen"></crowd-form>', {
    hasHost: false,
  });
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('"a": "seen"')).toBeVisible();
});

test('a host that refuses is told and the form can be sent again', async ({ page }) => {
  await openTemplate(
    page,
    `<crowd-form><input name="a" value="1"></crowd-form>
     <script>let n = 0; exchangeHost.submitAnswer = async (a) => {
       if (n++ === 0) throw new Error('Your time is over.'); window.answers.push(a); };</script>`,
  );
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Your time is over.')).toBeVisible();
  await expectAnswer(page, { a: '1' });
});
