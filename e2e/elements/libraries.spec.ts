import { expect, readTemplate, test } from './lib/sandbox-test.ts';

// Libraries that templates load from public networks come with the exchange, in versions that do what
// the templates ask of theirs.

test('Vue with its own braces beside variables, Moment and Font Awesome 5', async ({
  openTask,
}) => {
  const { task, answer, errors } = await openTask({
    template: readTemplate('vue-ratings.html'),
    row: { items: '["tea","milk"]', date: '2020-02-03' },
  });
  await expect(task.getByRole('heading')).toContainText('3 Feb 2020');
  await expect(task.locator('.fa-clock')).toHaveCSS('font-family', /Font Awesome 5 Free/);
  await task.getByLabel('tea').fill('3');
  await task.getByLabel('milk').fill('4');
  await expect(task.getByText('Sum: 7')).toBeVisible();
  await task.getByRole('button', { name: 'Send all' }).click();
  expect(await answer()).toEqual({ 'rate-0': '3', 'rate-1': '4' });
  expect(errors).toEqual([]);
});

test('what jQuery had before 1.9, and its user interface', async ({ openTask }) => {
  const { task, answer, errors } = await openTask({
    template: readTemplate('before-jquery-1.9.html'),
    row: { id: '5', 'text one': 'First <i>tab</i>' },
  });
  await expect(task.getByText('has browser')).toBeVisible();
  await expect(task.getByText('Second tab')).toBeHidden();
  await task.getByRole('link', { name: 'More' }).click();
  await task.getByTitle('Extra 1').fill('one more');
  await task.getByRole('button', { name: 'Submit HIT' }).click();
  await expect(task.getByRole('alert')).toContainText('Give a date');
  await task.locator('#when').fill('2020-01-02');
  await task.getByRole('button', { name: 'Submit HIT' }).click();
  expect(await answer()).toEqual({
    order: 'a,b2,c',
    slide: '5',
    'date-seen': '2020-01-02',
    extra_1: 'one more',
  });
  expect(errors).toEqual([]);
});
