import { expect, test, type Page } from '@playwright/test';
import { keys } from './lib/draw.ts';
import {
  expectAnswer,
  expectAnswerByKeys,
  openTemplate,
  readAnswers,
} from './lib/open-template.ts';

const labels = `[{'label': 'person', 'shortDisplayName': 'per', 'fullDisplayName': 'Person'},
  {'label': 'date', 'fullDisplayName': 'Date'}]`;

function template(attributes = '', inside = ''): string {
  return `<crowd-entity-annotation name="found" header="Highlight" labels="${labels}"
    text="Ada 👍 wrote to Charles in 1843." ${attributes}>
    <full-instructions header="How to"><p>All of it</p></full-instructions>
    <short-instructions>Label words.</short-instructions>${inside}</crowd-entity-annotation>`;
}

/** Double-clicks a word, found by the place of its letters on the screen. */
async function selectWord(page: Page, word: string): Promise<void> {
  const place = await page.evaluate<{ x: number; y: number }>(`(() => {
    const area = document.querySelector('crowd-entity-annotation').shadowRoot.querySelector('.text-area');
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(${JSON.stringify(word)});
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + ${word.length});
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
  })()`);
  await page.mouse.dblclick(place.x, place.y);
}

const ada = { endOffset: 3, label: 'person', startOffset: 0 };
const charles = { endOffset: 22, label: 'person', startOffset: 15 };
const year = { endOffset: 30, label: 'date', startOffset: 26 };

test('crowd-entity-annotation gives Unicode offsets by mouse and submits itself', async ({
  page,
}) => {
  const { errors } = await openTemplate(page, template());
  await page.getByRole('button', { name: 'Person' }).click();
  await selectWord(page, 'Charles');
  await selectWord(page, 'Ada');
  await page.getByRole('button', { name: 'Person', exact: true }).click();
  await selectWord(page, '1843');
  await page.getByRole('button', { name: 'Date' }).click();
  await expectAnswer(page, { found: { entities: [ada, charles, year] } });
  expect(errors).toEqual([]);
});

test('a part is labelled, labelled anew and freed by mouse', async ({ page }) => {
  await openTemplate(
    page,
    template(`initial-value="[{label:'person', startOffset: 26, endOffset: 30}]"`),
  );
  await page.locator('mark').click();
  await page.getByRole('button', { name: 'Date', exact: true }).click();
  await selectWord(page, 'Ada');
  await page.getByRole('button', { name: 'Person', exact: true }).click();
  await page.getByRole('button', { name: 'Remove label 1' }).click();
  await expectAnswer(page, { found: { entities: [year] } });
});

test('a text is labelled by keys alone', async ({ page }) => {
  await openTemplate(page, template());
  await page.getByRole('application', { name: 'Text to label' }).focus();
  await keys(page, 'Home', 'Control+Shift+ArrowRight', '1');
  await keys(
    page,
    'Control+ArrowRight',
    'Control+ArrowRight',
    'Control+ArrowRight',
    'Control+ArrowRight',
  );
  await keys(page, 'Control+Shift+ArrowRight', '1', 'End', 'ArrowLeft');
  await keys(page, 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', '2');
  await keys(page, 'n', 'Delete', 'Control+z');
  await expectAnswerByKeys(page, { found: { entities: [ada, charles, year] } });
});

test('a part that cuts another one is refused', async ({ page }) => {
  await openTemplate(
    page,
    template(`initial-value="[{label:'person', startOffset: 0, endOffset: 11}]"`),
  );
  await page.getByRole('application', { name: 'Text to label' }).focus();
  await keys(page, 'Home', 'Control+ArrowRight', 'Control+ArrowRight', 'Control+Shift+ArrowRight');
  await keys(page, 'Control+Shift+ArrowRight', '2');
  await expect(page.getByText('take it whole or not at all')).toBeAttached();
  await expectAnswer(page, {
    found: { entities: [{ endOffset: 11, label: 'person', startOffset: 0 }] },
  });
});

test('further questions are answered in its own form, as the documentation adds them', async ({
  page,
}) => {
  const questions = `<div id="additionalQuestions"><crowd-radio-group>
    <crowd-radio-button name="tech" value="tech">Technology</crowd-radio-button>
    <crowd-radio-button name="politics" value="politics">Politics</crowd-radio-button></crowd-radio-group></div>`;
  await openTemplate(
    page,
    `${template('', questions)}<script>document.addEventListener('all-crowd-elements-ready', () => {
      document.querySelector('crowd-entity-annotation').shadowRoot.querySelector('crowd-form').form.appendChild(additionalQuestions);
    });</script>`,
    { loads: 'end' },
  );
  await page.getByRole('radio', { name: 'Politics' }).click();
  await expectAnswer(page, {
    found: { entities: [] },
    tech: { tech: false },
    politics: { politics: true },
  });
});

test('inside of a form it takes part in that form', async ({ page }) => {
  await openTemplate(page, `<crowd-form>${template()}<input name="more" value="1"></crowd-form>`);
  await expect(page.getByRole('button', { name: 'Submit' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect.poll(() => readAnswers(page)).toEqual([{ found: { entities: [] }, more: '1' }]);
});
