import { combineByMajority, createLabelTable } from '@exchange/answers';
import { describe, expect, it } from 'vitest';
import { readAnswersArgs } from '../answers/answers-args.ts';
import { judgeLabels } from '../answers/label-figures.ts';
import { readLabels, readNumbers } from '../answers/read-answers.ts';

const truths = { name: 'truth.csv', text: 'question,truth\nq1,1\nq2,0\n' };

function read(text: string, truth = truths.text) {
  return readLabels({ name: 'answers.csv', text }, { name: 'truth.csv', text: truth });
}

describe('the files of bench:answers', () => {
  it('are read with a byte order mark, any order of columns and either line end', () => {
    const set = read('\uFEFFworker,question,answer\r\nann,q1,1\r\nbob,q1,0\r\n');
    expect(set).toMatchObject({
      ok: true,
      value: {
        records: [
          { question: 'q1', worker: 'ann', answer: '1' },
          { question: 'q1', worker: 'bob', answer: '0' },
        ],
        truths: new Map([['q1', '1']]),
        notices: ['1 truths are of questions without answers: left out.'],
      },
    });
  });

  it('take 1 and 1.0 for the same label', () => {
    const set = read('question,worker,answer\nq1,ann,1.0\n');
    expect(set.ok && set.value.records[0]?.answer).toBe('1');
  });

  it('may quote cells and have other columns, and truths of some questions only', () => {
    const set = read('"Question",time,"worker","answer"\n"q1",9,"ann, b","1"\n"q3",9,"bob","0"\n');
    expect(set).toMatchObject({
      ok: true,
      value: {
        records: [
          { question: 'q1', worker: 'ann, b', answer: '1' },
          { question: 'q3', worker: 'bob', answer: '0' },
        ],
        notices: [
          '1 truths are of questions without answers: left out.',
          '1 questions have no known truth: their answers are combined, not judged.',
        ],
      },
    });
  });

  it('may spell truths with other capitals than answers', () => {
    const set = read('question,worker,answer\nq1,ann,Yes\n', 'question,truth\nq1,YES\n');
    expect(set.ok && set.value.truths.get('q1')).toBe('Yes');
  });

  it('are taken with a word about truths that nobody answered and about repeated answers', () => {
    const set = read('question,worker,answer\nq1,ann,1\nq1,ann,0\n', 'question,truth\nq1,2\n');
    expect(set.ok && set.value.notices).toEqual([
      '1 answers are by workers who had answered that question already: all count.',
      '1 truths are labels that nobody answered ("2"): no method can find them.',
    ]);
  });

  it.each([
    ['question,worker\nq1,ann\n', 'answers.csv has no column "answer"'],
    ['', 'answers.csv is empty'],
    ['question,worker,answer\n', 'answers.csv has no answers below its first line'],
    ['question,worker,answer\nq1,ann,1\n,ann,1\n', 'line 3: the cell under "question" is empty'],
    [
      'question,worker,answer\nq1,ann,\n',
      'line 2: the cell under "answer" is empty; it takes a label',
    ],
    ['question,worker,answer\nq1,ann,1,2\n', 'line 2: 4 cells under 3 columns'],
    ['question,worker,answer\nx,ann,1\n', 'No question of truth.csv is in answers.csv'],
  ])('are refused with the line and what to do: %j', (text, message) => {
    const set = read(text);
    expect(set.ok ? '' : set.error).toContain(message);
  });

  it('are refused where a question has two truths', () => {
    const set = read('question,worker,answer\nq1,ann,1\n', 'question,truth\nq1,1\nq1,0\n');
    expect(set.ok ? '' : set.error).toContain('line 3: question "q1" has another truth further up');
  });

  it('say that numbers are numbers', () => {
    const set = readNumbers(
      { name: 'answers.csv', text: 'question,worker,answer\nq1,ann,many\n' },
      truths,
    );
    expect(set.ok ? '' : set.error).toBe(
      'answers.csv, line 2: the cell under "answer" holds "many"; it takes a number. For answers that are labels leave out --numeric.',
    );
  });

  it('are refused where nearly every answer is another', () => {
    const rows = Array.from({ length: 8_000 }, (_, at) => `q${at},ann,text ${at}\n`);
    const set = read(`question,worker,answer\n${rows.join('')}`);
    expect(set.ok ? '' : set.error).toContain('8000 different answers to 8000 questions');
  });

  it('are asked for when they are missing', () => {
    for (const args of [
      [],
      ['--answers', 'nowhere.csv', '--truth', 'nowhere.csv'],
      ['--shape', 'x'],
    ]) {
      const read = readAnswersArgs(args);
      expect(read.ok ? '' : read.error).toMatch(/needed|no such file|no shape/);
    }
  });
});

describe('figures of combined labels', () => {
  it('count a truth that nobody answered as missed', () => {
    const table = createLabelTable([
      { question: 'q1', worker: 'a', answer: 'no' },
      { question: 'q2', worker: 'a', answer: 'no' },
    ]);
    const truths = new Map([
      ['q1', 'no'],
      ['q2', 'yes'],
    ]);
    expect(judgeLabels(table, combineByMajority(table).posterior, truths).accuracy).toBe(0.5);
  });

  it('share the credit of ties and take the rarer label as the positive one', () => {
    const table = createLabelTable([
      { question: 'q1', worker: 'a', answer: 'no' },
      { question: 'q2', worker: 'a', answer: 'no' },
      { question: 'q2', worker: 'b', answer: 'yes' },
      { question: 'q3', worker: 'a', answer: 'yes' },
    ]);
    const figures = judgeLabels(
      table,
      combineByMajority(table).posterior,
      new Map([
        ['q1', 'no'],
        ['q2', 'no'],
        ['q3', 'yes'],
      ]),
    );
    expect(figures.accuracy).toBeCloseTo(2.5 / 3, 12);
    // Said yes 1.5 times, 1 of them right, 1 real.
    expect(figures.f1).toBeCloseTo(2 / 2.5, 12);
    expect(figures.macroF1).toBeCloseTo((2 / 2.5 + 3 / 3.5) / 2, 12);
  });
});
