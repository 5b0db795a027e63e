import { findTaker } from '../lib/find-taker.ts';
import { openRole, signUp } from '../../scripts/lib/api-account.ts';
import { depositFunds, postBatch } from '../../scripts/lib/api-requester.ts';
import { readAnswer } from '../lib/form-work.ts';
import { signInOnPage } from '../lib/pages/account.ts';
import { fillTerms, saveType } from '../lib/pages/task-types.ts';
import { describeType } from '../lib/small-type.ts';
import { exchangeUrl, expect, test } from '../lib/test.ts';

const xml = `<QuestionForm>
<Overview><Title>A parcel</Title></Overview>
<Question><QuestionIdentifier>code</QuestionIdentifier><IsRequired>true</IsRequired>
<QuestionContent><Text>Its code</Text></QuestionContent>
<AnswerSpecification><FreeTextAnswer><Constraints>
<AnswerFormatRegex regex="^[A-Z]{2}[0-9]{4}$" errorText="Two letters and four digits" flags="i"/>
</Constraints><DefaultText>XX</DefaultText></FreeTextAnswer></AnswerSpecification></Question>
<Overview><Text>Now turn it over.</Text></Overview>
<Question><QuestionIdentifier>back/side</QuestionIdentifier>
<QuestionContent><Text>What is on the back?</Text></QuestionContent>
<AnswerSpecification><FreeTextAnswer/></AnswerSpecification></Question>
</QuestionForm>`;

test('a QuestionForm is taken over with its order, its patterns and its default text', async ({
  page,
  browser,
  makePerson,
}) => {
  test.setTimeout(120_000);
  const person = makePerson('Xenia Xml');
  const title = `Read a parcel ${Date.now().toString(36)}`;
  const api = await signUp(exchangeUrl(), person);
  await openRole(api, 'REQUESTER');
  await depositFunds(api, 10_000, 'deposit-for-parcels');
  let typeId = '';

  await test.step('the requester reads what has another name, and sees the form', async () => {
    await signInOnPage(page, person);
    await page.goto('/types/new');
    await fillTerms(page, describeType({ title, rewardMinor: 5 }));
    await page.getByRole('button', { name: 'Import XML' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import a question of Mechanical Turk' });
    await dialog.getByLabel('XML').fill(xml);
    await dialog.getByRole('button', { name: 'Take over' }).click();
    await expect(page.getByText('The results call the question "back/side"')).toBeVisible();
    const preview = page.getByRole('region', { name: 'Preview' });
    await expect(preview.getByLabel('Its code')).toHaveValue('XX');
    typeId = await saveType(page);
  });

  const batchId = await postBatch(
    api,
    { typeId, name: title, assignmentsWanted: 1 },
    'id\r\n1\r\n',
  );
  const { person: performer, assignment } = await findTaker(typeId);
  const work = await (await browser.newContext()).newPage();
  await signInOnPage(work, performer);
  await work.goto(`/do/${assignment.id}`);

  await test.step('the performer finds its order and its default text', async () => {
    const code = work.getByLabel('Its code');
    await expect(code).toHaveValue('XX');
    const [first, between, last] = await Promise.all(
      [code, work.getByText('Now turn it over.'), work.getByLabel('What is on the back?')].map(
        async (place) => (await place.boundingBox())?.y ?? 0,
      ),
    );
    expect(first).toBeLessThan(between ?? 0);
    expect(between).toBeLessThan(last ?? 0);
  });

  await test.step('and is told by the vendor’s words what does not match', async () => {
    await work.keyboard.press('Control+Enter');
    await expect(work.getByRole('alert')).toContainText('Two letters and four digits');
    await work.getByLabel('Its code').fill('ab1234');
    await work.keyboard.press('Control+Enter');
    const posted = { requester: person, api, typeId, batchId, title };
    expect(await readAnswer(posted, assignment.id)).toEqual({ code: 'ab1234' });
  });
});
