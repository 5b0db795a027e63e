import { createLabelTable, generateLabels, labelRecipes } from '@exchange/answers';
import { describe, expect, it } from 'vitest';
import { AnswerCollector } from '../src/combining/answer-collector.ts';
import { openCombineThread } from '../src/combining/combine-thread.ts';
import { flattenAnswer } from '../src/combining/flatten-answer.ts';
import type { PickedMethod } from '../src/combining/methods.ts';
import { numberConfidence } from '../src/combining/number-confidence.ts';
import { planFields } from '../src/combining/plan-fields.ts';
import type { CombinePlan, ValueKind } from '../src/combining/types.ts';
import { voteConfidence } from '../src/combining/vote-confidence.ts';
import { chooseTasks } from '../src/domain/ask-extra-answers.ts';

/** Tasks as lists of answers; performers are numbered by their place in a task. */
function combine(
  plan: CombinePlan,
  tasks: readonly (readonly Record<string, unknown>[])[],
  methods: Record<string, PickedMethod> = {},
) {
  const collector = new AnswerCollector(plan);
  for (const [row, answers] of tasks.entries()) {
    collector.add({
      row: row + 2,
      answers: answers.map((answer, place) => ({ performer: `p${place}`, answer })),
    });
  }
  return [...collector.combine(methods)].map((field) => ({
    ...field,
    list: Array.from({ length: field.rows }, (_, place) => field.rowAt(place)),
  }));
}

const field = (kind: ValueKind, name = 'a') => [{ name, label: 'A', kind }];

describe('combining answers', () => {
  it('takes the label of most, and is the surer the more agree', () => {
    const [only] = combine(field('label'), [
      [{ a: 'x' }, { a: 'x' }, { a: 'y' }],
      [{ a: 'y' }, { a: 'y' }, { a: 'y' }],
      [{ a: 'x' }],
      [{}],
    ]);
    expect(only?.list.map(({ row, value, answers }) => [row, value, answers])).toEqual([
      [2, 'x', 3],
      [3, 'y', 3],
      [4, 'x', 1],
    ]);
    const [split, sure, alone] = only?.list.map(({ confidence }) => confidence) ?? [];
    expect(sure).toBeGreaterThan(split ?? 1);
    expect(split).toBeCloseTo(0.8);
    expect(alone).toBeCloseTo(0.8);
    expect(only?.list.map(({ agreement }) => agreement)).toEqual([2 / 3, 1, null]);
    expect(only?.report.because).toContain('too few answers yet');
  });

  it('gives yes and no as truth values', () => {
    const [only] = combine(field('label'), [[{ a: true }, { a: true }, { a: false }]]);
    expect(only?.list[0]?.value).toBe(true);
  });

  it('decides about each choice by itself, and is as sure as about the least sure one', () => {
    const [only] = combine(field('choices'), [
      [{ a: ['cat', 'dog'] }, { a: ['cat'] }, { a: ['cat', 'dog'] }],
      [{ a: [] }, { a: [] }],
    ]);
    expect(only?.list.map(({ value }) => value)).toEqual([['cat', 'dog'], []]);
    expect(only?.list[0]?.confidence).toBeCloseTo(0.8);
    expect(only?.list[0]?.agreement).toBeCloseTo(2 / 3);
    expect(only?.list[1]?.agreement).toBe(1);
  });

  it('takes the mean of numbers or the method that was picked', () => {
    const tasks = [
      [{ a: 1 }, { a: 2 }, { a: 9 }],
      [{ a: 5 }, { a: 5 }],
    ];
    expect(combine(field('number'), tasks)[0]?.list.map(({ value }) => value)).toEqual([4, 5]);
    const [median] = combine(field('number'), tasks, { a: 'median' });
    expect(median?.list.map(({ value }) => value)).toEqual([2, 5]);
    expect(median?.report).toMatchObject({ picked: true, method: 'median' });
  });

  it('keeps boxes and spans that more than half have marked', () => {
    const box = (left: number) => ({ left, top: 0, width: 10, height: 10, label: 'cat' });
    const [boxes] = combine(field('boxes'), [
      [{ a: [box(0)] }, { a: [box(1)] }, { a: [box(1), box(50)] }],
    ]);
    expect(boxes?.list[0]?.value).toMatchObject([{ left: 1, label: 'cat', confidence: 1 }]);
    const span = { start: 3, end: 8, label: 'name' };
    const [spans] = combine(field('spans'), [[{ a: [span] }, { a: [span] }, { a: [] }]]);
    expect(spans?.list[0]?.value).toMatchObject([{ start: 3, end: 8 }]);
    expect(spans?.performers.map(({ accuracy }) => accuracy)).toEqual([1, 1, 0]);
  });

  it('finds the fields of a template in its answers', () => {
    const crowd = (label: string, score: number, text: string) => ({
      taskAnswers: JSON.stringify([
        { kind: { label }, score, tags: { labels: ['a', label] }, text },
      ]),
    });
    const answers = ['x', 'y'].map((label) =>
      Array.from({ length: 60 }, (_, at) => crowd(label, at, `text ${label} ${at}`)),
    );
    const fields = combine(null, answers);
    expect(fields.map(({ report: { name, kind } }) => [name, kind])).toEqual([
      ['kind.label', 'label'],
      ['score', 'number'],
      ['tags.labels', 'choices'],
    ]);
    expect(fields[0]?.list.map(({ value }) => value)).toEqual(['x', 'y']);
  });

  it('reads numbers as labels or labels as numbers when a method says so', () => {
    const tasks = [[{ a: '1' }, { a: '1' }, { a: '4' }]];
    expect(combine(null, tasks)[0]?.list[0]?.value).toBe('1');
    expect(combine(null, tasks, { a: 'mean' })[0]?.list[0]?.value).toBe(2);
    expect(combine(null, tasks, { a: 'mace' })[0]?.report.kind).toBe('label');
  });

  it('chooses a method by the answers, says why, and judges performers, in a thread of its own', async () => {
    const table = createLabelTable(generateLabels(labelRecipes.small, 3).records);
    const thread = openCombineThread(field('label'));
    await thread.add(
      table.questions.map((_, question) => ({
        row: question + 2,
        answers: [...table.questionOf.keys()]
          .filter((answer) => table.questionOf[answer] === question)
          .map((answer) => ({
            performer: table.workers[table.workerOf[answer] ?? 0] ?? '',
            answer: { a: table.labels[table.labelOf[answer] ?? 0] },
          })),
      })),
    );
    const found = await thread.next({});
    expect(found?.report.method).not.toBe('majority');
    expect(found?.report.because).toContain('made without some of the performers');
    expect(found?.report.agreement).toBeGreaterThan(0);
    expect(found?.rows).toBe(table.questions.length);
    const [first] = found?.performers ?? [];
    expect(first?.low).toBeLessThan(first?.accuracy ?? 0);
    expect(await thread.rows(0, 2)).toHaveLength(2);
    expect(await thread.next({})).toBeNull();
    await thread.close();
    await expect(thread.rows(0, 1)).rejects.toThrow('ended');
  });

  it('plans the fields of a form that can be combined', () => {
    const form = {
      version: 1,
      schema: {
        type: 'object',
        properties: {
          note: { type: 'string', title: 'Note' },
          stars: { type: 'number', title: 'Stars', minimum: 0, maximum: 10 },
        },
      },
      ui: { order: ['note', 'stars'] },
    };
    const plan = planFields(form as never);
    expect(plan?.map(({ name }) => name)).toEqual(['stars']);
  });
});

describe('confidence', () => {
  it('of votes is that of people who are right four times out of five', () => {
    expect(voteConfidence([3])[0]).toBeCloseTo(64 / 65);
    expect(voteConfidence([2, 1])[0]).toBeCloseTo(0.8);
    expect(voteConfidence([1, 1, 1])[0]).toBeCloseTo(1 / 3);
  });

  it('of numbers grows with their count and falls with their spread', () => {
    const of = (answers: number, squares: number) => numberConfidence(answers, squares, 1, 0.5);
    expect(of(4, 4)).toBeGreaterThan(of(2, 2));
    expect(of(4, 40)).toBeLessThan(of(4, 4));
    expect(numberConfidence(2, 0, 0, 0.5)).toBe(1);
  });
});

it('Flattening reads what crowd elements post and what comes by dots', () => {
  const flat = flattenAnswer({ taskAnswers: '[{"a":{"b":true},"__proto__":1}]', 'c.d': '[1]' });
  expect(Object.fromEntries(flat)).toMatchObject({ 'a.b': true, 'c.d': [1] });
  expect([...flattenAnswer({ text: '{broken' }).entries()]).toEqual([['text', '{broken']]);
});

it('Extra answers go to the least sure tasks, within the budget and the most', () => {
  const tasks = [
    { id: 'a', answers: 3, confidence: 0.8 },
    { id: 'b', answers: 3, confidence: 0.5 },
    { id: 'c', answers: 5, confidence: 0.4 },
    { id: 'd', answers: 3, confidence: 0.95 },
  ];
  const rules = { most: 5, confidence: 0.9 };
  expect(chooseTasks(tasks, rules, 10, 10)).toEqual(['b', 'a']);
  expect(chooseTasks(tasks, rules, 1, 10)).toEqual(['b']);
  expect(chooseTasks(tasks, rules, 0, 10)).toEqual([]);
});
