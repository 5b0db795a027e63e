import { drawOn } from './lib/draw.ts';
import { expect, test } from './lib/sandbox-test.ts';

const image = 'https://images.test/picture.png';

test('what was painted is there again when the page is loaded anew', async ({ page, openTask }) => {
  const { task, answer, messages, comeBack, errors } = await openTask({
    template: `<crowd-form>
      <crowd-semantic-segmentation name="labels" src="${image}" labels="['A', 'B']" required>
      </crowd-semantic-segmentation>
      <crowd-instance-segmentation name="things" src="${image}" labels="['A']" required>
      </crowd-instance-segmentation></crowd-form>`,
    row: {},
  });
  const surfaces = task.getByRole('application');
  await drawOn(page, surfaces.first(), [80, 25]);
  await drawOn(page, surfaces.last(), [80, 25]);
  const saved = async () => {
    const draft = (await messages()).findLast(({ type }) => type === 'draft');
    const fields = draft?.type === 'draft' ? draft.fields : {};
    return ['crowd-semantic-segmentation 0', 'crowd-instance-segmentation 1'].map((key) => {
      const kept = JSON.parse(fields[key]?.[0] ?? 'null') as { png: string } | null;
      return kept?.png ?? null;
    });
  };
  await expect.poll(saved, { intervals: [50, 100] }).not.toContain(null);
  const [labels, things] = await saved();
  await comeBack();
  const masks = task.locator('canvas.mask');
  for (const [mask, png] of [
    [masks.first(), labels],
    [masks.last(), things],
  ] as const) {
    const shown = () => mask.evaluate((canvas: { toDataURL(): string }) => canvas.toDataURL());
    await expect.poll(shown, { intervals: [50, 100] }).toBe(`data:image/png;base64,${png}`);
  }
  await task.getByRole('button', { name: 'Submit' }).click();
  const { taskAnswers = '' } = await answer();
  expect(JSON.parse(taskAnswers)).toMatchObject([
    {
      labels: { labeledImage: { pngImageData: labels } },
      things: { instances: [{ label: 'A' }], labeledImage: { pngImageData: things } },
    },
  ]);
  expect(errors).toEqual([]);
});

test('a drawing too large for a draft takes nothing else away', async ({ openTask }) => {
  const { task, messages, comeBack } = await openTask({
    template: `<crowd-form>
      <textarea name="word" aria-label="Word"></textarea>
      <crowd-polygon name="small" src="${image}" labels="['A']"></crowd-polygon>
      <crowd-polygon name="large" src="${image}" labels="['A']"></crowd-polygon></crowd-form>
      <script>document.addEventListener('all-crowd-elements-ready', () => {
        const [small, large] = document.querySelectorAll('crowd-polygon');
        const points = (count) => Array.from({ length: count }, (_, at) => ({ x: at, y: 1 }));
        small.crowdDraft = [{ label: 'A', points: points(3) }];
        large.crowdDraft = [{ label: 'A', points: points(9000) }];
      });</script>`,
    row: {},
  });
  await task.getByLabel('Word').fill('tea');
  const saved = async () => {
    const draft = (await messages()).findLast(({ type }) => type === 'draft');
    return draft?.type === 'draft' ? Object.keys(draft.fields) : [];
  };
  await expect.poll(saved, { intervals: [50, 100] }).toEqual(['word', 'crowd-polygon 0']);
  await comeBack();
  await expect(task.getByLabel('Word')).toHaveValue('tea');
});
