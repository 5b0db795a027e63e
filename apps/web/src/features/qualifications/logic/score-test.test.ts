import { expect, it } from 'vitest';
import { scoreTest } from './score-test.ts';

const key = `<AnswerKey><Question><QuestionIdentifier>win</QuestionIdentifier>
<AnswerOption><SelectionIdentifier>yes</SelectionIdentifier><AnswerScore>5</AnswerScore></AnswerOption>
</Question><Question><QuestionIdentifier>tags</QuestionIdentifier><AnswerOption>
<SelectionIdentifier>a</SelectionIdentifier><SelectionIdentifier>b</SelectionIdentifier>
<AnswerScore>5</AnswerScore></AnswerOption></Question><QualificationValueMapping>
<PercentageMapping><MaximumSummedScore>10</MaximumSummedScore></PercentageMapping>
</QualificationValueMapping></AnswerKey>`;
const line = (performerId: string, answer: unknown) => JSON.stringify({ performerId, answer });

it('gives each performer what their last answer is worth', () => {
  const results = [
    line('one', { win: 'no' }),
    line('two', { win: 'yes', tags: ['a'] }),
    line('one', { win: 'yes', tags: ['b', 'a'] }),
  ];
  expect(scoreTest(key, results.join('\n'))).toEqual({ ok: true, list: 'one, 100\ntwo, 50' });
});

it('says what cannot be read', () => {
  expect(scoreTest('<AnswerKey>', '')).toMatchObject({ ok: false });
  expect(scoreTest(key, 'a,b')).toEqual({
    ok: false,
    problem: 'Results, line 1: this is no line of results.jsonl.',
  });
  expect(scoreTest(key, '\n')).toMatchObject({ ok: false });
});
