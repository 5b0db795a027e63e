import { drawOn } from './lib/draw.ts';
import { expect, readTemplate, test } from './lib/sandbox-test.ts';

// Templates as they come: written for Mechanical Turk's website, for pages of one's own in its frames,
// for Turkle and for Ground Truth, with everything that makes them untidy.

const image = 'https://images.test/picture.png';

test('a link to a survey with a code, without form or button, with jQuery and Bootstrap 3', async ({
  openTask,
}) => {
  const { task, answer, messages, errors } = await openTask({
    template: readTemplate('survey-link.html'),
    row: { topic: 'a "day" off', minutes: 5, 'survey-url': 'https://survey.example/s', hint: 'AB' },
  });
  await expect(task.locator('.panel-primary')).toHaveCSS('border-top-width', '1px');
  await expect(task.getByText('${nothing}')).toHaveCount(0);
  await task.getByRole('link', { name: 'Go to the study' }).click();
  await expect
    .poll(messages)
    .toContainEqual({ type: 'link', address: 'https://survey.example/s?who=AWORKER' });
  await task.getByRole('button', { name: 'Submit' }).click();
  await expect(task.getByRole('alert')).toContainText('The code is missing!');
  await task.getByPlaceholder('AB').fill('X-7');
  await task.getByLabel('It was clear').check();
  await task.getByRole('button', { name: 'Submit' }).click();
  expect(await answer()).toEqual({ 'survey code': 'X-7', 'Q1.clear': '1' });
  expect(errors).toEqual([]);
});

test('the same, before it is accepted', async ({ openTask }) => {
  const { task } = await openTask({
    template: readTemplate('survey-link.html'),
    row: { topic: 'x', minutes: 5, 'survey-url': 'https://survey.example/s', hint: '' },
    isPreview: true,
  });
  await expect(task.getByText('Accept the task before you begin.')).toBeVisible();
  await expect(task.getByRole('link', { name: 'Go to the study' })).toBeHidden();
});

test('a whole page in quirks mode with a form in its form, cookies, dialogs and its own address', async ({
  openTask,
}) => {
  const row = { title: 'Tea', id: 'a-1', image_url: image, preset: 'one\r\ntwo <b>' };
  const { task, answer, errors } = await openTask({ template: readTemplate('own-page.html'), row });
  await expect(task.getByText('seen=1')).toBeVisible();
  await expect(task.getByText('All of them.')).toBeHidden();
  await task.getByRole('link', { name: 'Rules' }).click();
  await expect(task.getByText('All of them.')).toBeVisible();
  await task.getByRole('button', { name: 'Send' }).click();
  await expect(task.getByRole('alert')).toContainText('Choose at least one.');
  await task.getByLabel('Red').check();
  await task.getByLabel('Blue').check();
  await task.locator('select').selectOption('small');
  await task.getByRole('button', { name: 'Send' }).click();
  expect(await answer()).toEqual({
    'tag-a-1': 'red|blue',
    size: 'small',
    comment: 'one\r\ntwo <b>',
  });
  expect(errors).toEqual([]);
});

test('JSON in a script, an Underscore template beside template literals, and names made of both', async ({
  openTask,
}) => {
  const { task, answer, errors } = await openTask({
    template: readTemplate('word-groups.html'),
    row: { groups: '[["tea","milk","car"],["one","two","red"]]', 'note-html': '<i>Be quick.</i>' },
  });
  await expect(task.locator('i')).toHaveText('Be quick.');
  await task.getByText('car', { exact: true }).click();
  await task.getByRole('button', { name: 'Done' }).click();
  await expect(task.getByRole('alert')).toContainText('Pick one word in each line.');
  await task.getByText('red', { exact: true }).click();
  await task.getByLabel('Sure of g1').fill('9');
  await task.getByRole('button', { name: 'Done' }).click();
  expect(await answer()).toEqual({
    picked: '{"g0":"car","g1":"red"}',
    'sure-g0': '5',
    'sure-g1': '9',
  });
  expect(errors).toEqual([]);
});

test('an experiment that makes its form at the end and submits it by script', async ({
  openTask,
}) => {
  const { task, answer, errors } = await openTask({
    template: readTemplate('sent-by-script.html'),
    row: { trials: 'A/B;C/D', condition: 'x y' },
  });
  await expect(task.getByText('Trial 1: A/B')).toBeVisible();
  await task.getByRole('button', { name: 'Same' }).click();
  await expect(task.getByText('Trial 2: C/D')).toBeVisible();
  await task.getByRole('button', { name: 'Different' }).click();
  expect(await answer()).toEqual({ results: '{"given":[1,0],"started":1}', condition: 'x y' });
  expect(errors).toEqual([]);
});

test('sixty columns and 300 KB, with HTML in cells and attributes', async ({ openTask }) => {
  const names = Array.from({ length: 60 }, (_, index) => `post-html ${index}`);
  const filler = `<div hidden>${'Some instructions &amp; examples. '.repeat(150)}</div>\n`;
  const template = names
    .map((name) => `<div title='\${${name}}'>\${${name}}</div><input name="rate ${name}">${filler}`)
    .join('');
  expect(template.length).toBeGreaterThan(293 * 1024);
  const row = Object.fromEntries(names.map((name) => [name, `<p class="t">“${name}”<br>\n</p>`]));
  const { task, answer, errors } = await openTask({ template, row });
  await expect(task.locator('p.t')).toHaveCount(60);
  await task.locator('input[name="rate post-html 59"]').fill('5');
  await task.getByRole('button', { name: 'Submit' }).click();
  const given = await answer();
  expect(Object.keys(given)).toHaveLength(60);
  expect(given['rate post-html 59']).toBe('5');
  expect(errors).toEqual([]);
});

test('a form of many crowd elements that flattens its answer', async ({ openTask }) => {
  const { task, answer, errors } = await openTask({
    template: readTemplate('product-page.html'),
    row: { offer: '<h2>Tea & co</h2>', image, hint: 'it says "new"', sku: '7-"x"' },
  });
  await expect(task.getByRole('heading', { name: 'Tea & co' })).toBeVisible();
  await task.getByRole('radio', { name: 'Yes' }).click();
  await task.getByRole('checkbox', { name: 'Cheap' }).click();
  await task.getByRole('button', { name: 'Submit' }).click();
  await task.getByRole('textbox', { name: 'Brand' }).fill('Acme');
  await task.getByRole('textbox', { name: 'Why?' }).fill('a\nb');
  await task.getByRole('button', { name: 'Submit' }).click();
  expect(await answer()).toEqual({
    ...{ 'clear.yes': 'true', 'clear.no': 'false', 'tags.cheap': 'true', 'tags.new-in': 'true' },
    ...{ 'how-good': '5', 'again.on': 'false', brand: 'Acme', why: 'a\r\nb', sku: '7-' },
  });
  expect(errors).toEqual([]);
});

test('boxes that a loop of Liquid gives, between a file’s address and rules', async ({
  openTask,
}) => {
  const { task, answer, errors } = await openTask({
    template: readTemplate('boxes.liquid.html'),
    row: {
      'source-ref': image,
      labels: '["cat", "dog\'s \\"x\\""]',
      boxes: '[{"label":"cat","left":1,"top":2,"width":30,"height":40}]',
      rules: ['look', 'draw'],
      note: '<b>All</b> of them',
    },
  });
  await expect(task.locator('b', { hasText: 'All' })).toBeVisible();
  await task.getByRole('button', { name: 'Submit' }).click();
  const { taskAnswers = '' } = await answer();
  expect(JSON.parse(taskAnswers)).toEqual([
    {
      annotatedResult: {
        boundingBoxes: [{ label: 'cat', left: 1, top: 2, width: 30, height: 40 }],
        inputImageProperties: { width: 400, height: 200 },
        initialValueModified: false,
      },
    },
  ]);
  expect(errors).toEqual([]);
});

test('names in a text, guessed before, with a question that a script moves into the form', async ({
  openTask,
}) => {
  const { task, answer, errors } = await openTask({
    template: readTemplate('entities.liquid.html'),
    row: {
      text: 'Ada\'s in "Paris" & <London>',
      guess: '[{"label":"person","startOffset":0,"endOffset":3}]',
    },
  });
  await expect(task.getByText('<London>')).toBeVisible();
  await task.getByRole('radio', { name: 'Travel' }).click();
  await task.getByRole('button', { name: 'Submit' }).click();
  const { taskAnswers = '' } = await answer();
  expect(JSON.parse(taskAnswers)).toEqual([
    {
      found: { entities: [{ label: 'person', startOffset: 0, endOffset: 3 }] },
      travel: { travel: true },
      money: { money: false },
    },
  ]);
  expect(errors).toEqual([]);
});

test('lines of a list with loops in loops, cases, and conditions', async ({ openTask }) => {
  const { task, answer, errors } = await openTask({
    template: readTemplate('line-items.liquid.html'),
    row: {
      urgent: true,
      lines:
        '[{"row":"0","date":"1/2/2020","remark":"a \\"b\\""},{"row":"1","date":"","remark":""}]',
      labels: ['x', 'y'],
      totals: { net: 1, tax: 2 },
    },
  });
  await expect(task.getByText('x, y net=1 tax=2')).toBeVisible();
  await task.getByLabel('agree 0', { exact: true }).check();
  await task.getByLabel('disagree 1', { exact: true }).check();
  await task.getByRole('textbox', { name: 'Date 2' }).fill('3/4');
  await task.getByRole('button', { name: 'Submit' }).click();
  const { taskAnswers = '' } = await answer();
  expect(JSON.parse(taskAnswers)).toEqual([
    {
      ...{ date1: '1/2/2020', date2: '3/4', 'Remark 1': 'a "b"', 'Remark 2': '' },
      ...{
        'rating 0': { agree: true, disagree: false },
        'rating 1': { agree: false, disagree: true },
      },
    },
  ]);
  expect(errors).toEqual([]);
});

test('a whole page whose script checks the form of crowd elements and sends it itself', async ({
  openTask,
}) => {
  const { task, answer, messages, errors } = await openTask({
    template: readTemplate('checked-by-script.liquid.html'),
    row: { labels: '["Shop", "Blog & \\"news\\""]', page: 'https://site.example/?a=1&b=2' },
  });
  await task.getByRole('button', { name: 'Hand it in' }).click();
  await expect(task.getByText('Please choose a category.')).toBeVisible();
  // A page in the page is shown as a link to it.
  await task.getByRole('link', { name: 'Open site.example in a new tab' }).click();
  await expect
    .poll(messages)
    .toContainEqual({ type: 'link', address: 'https://site.example/?a=1&b=2' });
  await task
    .getByRole('option', { name: /Blog & "news"/ })
    .or(task.getByRole('radio', { name: /Blog & "news"/ }))
    .click();
  await task.getByRole('button', { name: 'Hand it in' }).click();
  const { taskAnswers = '' } = await answer();
  expect(JSON.parse(taskAnswers)).toEqual([
    { category: { label: 'Blog & "news"' }, times: '{"waited":true,"labels":2}' },
  ]);
  expect(errors).toEqual([]);
});

test('two pictures with points and a shape given, in a form that is never closed', async ({
  openTask,
}) => {
  const { task, answer, errors } = await openTask({
    template: readTemplate('centres.liquid.html'),
    row: { 'source-ref': image },
  });
  await expect(task.getByText('Locate both ends.')).toBeVisible();
  await task.getByRole('button', { name: 'Submit' }).click();
  const { taskAnswers = '' } = await answer();
  expect(JSON.parse(taskAnswers)).toMatchObject([
    {
      ends: {
        keypoints: [
          { label: 'Left', x: 40, y: 50 },
          { label: 'Right', x: 300, y: 60 },
        ],
      },
      shape: { polygons: [{ label: 'Area', vertices: [{ x: 10 }, { x: 60 }, { x: 60 }] }] },
    },
  ]);
  expect(errors).toEqual([]);
});

test('what was filled in is there again when the page is loaded anew, element by element', async ({
  page,
  openTask,
}) => {
  const { task, answer, messages, comeBack, errors } = await openTask({
    template: `<crowd-form>
      <crowd-input name="word" label="Word"></crowd-input>
      <crowd-checkbox name="on">On</crowd-checkbox>
      <crowd-slider name="much" min="0" max="10" label="Much" editable></crowd-slider>
      <crowd-classifier name="kind" categories="['Dog', 'Cat']"></crowd-classifier>
      <crowd-bounding-box name="boxes" src="${image}" labels="['A', 'B']"></crowd-bounding-box>
      <input name="twice" aria-label="First"><input name="twice" aria-label="Second">
      <input type="checkbox" name="off" value="1" checked aria-label="Off"></crowd-form>`,
    row: {},
  });
  await task.getByRole('textbox', { name: 'Word' }).fill('tea');
  await task.getByRole('checkbox', { name: 'On' }).click();
  await task.getByRole('slider', { name: 'Much' }).fill('7');
  await task.getByRole('radio', { name: 'Cat' }).check();
  await task.getByRole('textbox', { name: 'Second' }).fill('2');
  await task.getByLabel('Off').uncheck();
  await drawOn(page, task.getByRole('application'), [80, 45]);
  const isTold = async () => JSON.stringify(await messages()).includes('\\"points\\"');
  await expect.poll(isTold, { intervals: [50, 100] }).toBe(true);
  await comeBack();
  await expect(task.getByRole('textbox', { name: 'Word' })).toHaveValue('tea');
  await task.getByRole('button', { name: 'Submit' }).click();
  const { taskAnswers = '' } = await answer();
  expect(JSON.parse(taskAnswers)).toMatchObject([
    {
      ...{ word: 'tea', on: { on: true }, much: 7, kind: { label: 'Cat' }, twice: '2' },
      boxes: { boundingBoxes: [{ label: 'A' }] },
      off: { 1: false },
    },
  ]);
  expect(errors).toEqual([]);
});
