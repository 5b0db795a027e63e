import type { AnswerRecord, GeneratedSet } from '@exchange/answers';
import { err, ok, type Result } from '@exchange/kernel';
import { readTable, type TableRow } from '../replay/read-table.ts';

export interface NamedFile {
  readonly name: string;
  readonly text: string;
}

export interface ReadSet<Value> extends GeneratedSet<Value> {
  /** Sentences about what was left out. */
  readonly notices: readonly string[];
}

/** A probability for each label of each question is kept: 400 MB of them. */
const mostProbabilities = 50_000_000;

/** Answers and truths with labels, or one sentence about the first thing that is wrong. */
export function readLabels(answers: NamedFile, truths: NamedFile): Result<ReadSet<string>, string> {
  const set = readSet(answers, truths, (text) => (text === '' ? null : text), 'a label');
  if (!set.ok) return set;
  const { records } = set.value;
  const labels = new Set(records.map(({ answer }) => answer)).size;
  const questions = new Set(records.map(({ question }) => question)).size;
  if (labels * questions > mostProbabilities) {
    return err(
      `${answers.name} has ${labels} different answers to ${questions} questions: these are not labels. For numbers give --numeric; free text cannot be combined here.`,
    );
  }
  return ok(matchTruths(nameAlike(set.value)));
}

/** If all labels are numbers, "1" and "1.0" are the same. */
function nameAlike(set: ReadSet<string>): ReadSet<string> {
  const all = [...set.records.map(({ answer }) => answer), ...set.truths.values()];
  if (!all.every((label) => Number.isFinite(Number(label)))) return set;
  const name = (label: string): string => String(Number(label));
  return {
    ...set,
    records: set.records.map((record) => ({ ...record, answer: name(record.answer) })),
    truths: new Map([...set.truths].map(([question, label]) => [question, name(label)])),
  };
}

/** A truth that nobody gave in its spelling is the answer that is the same but for capitals, if one is. */
function matchTruths(set: ReadSet<string>): ReadSet<string> {
  const given = new Set(set.records.map(({ answer }) => answer));
  const folded = new Map([...given].map((label) => [label.toLowerCase(), label]));
  const truths = new Map(
    [...set.truths].map(([question, label]) => [
      question,
      given.has(label) ? label : (folded.get(label.toLowerCase()) ?? label),
    ]),
  );
  const strange = [...truths.values()].filter((label) => !given.has(label));
  if (strange.length === 0) return { ...set, truths };
  const names = [...new Set(strange)].slice(0, 5).map((label) => `"${label}"`);
  const notice = `${strange.length} truths are labels that nobody answered (${names.join(', ')}): no method can find them.`;
  return { ...set, truths, notices: [...set.notices, notice] };
}

/** Answers and truths with numbers. */
export function readNumbers(
  answers: NamedFile,
  truths: NamedFile,
): Result<ReadSet<number>, string> {
  return readSet(answers, truths, parseNumber, 'a number');
}

function parseNumber(text: string): number | null {
  const value = Number(text);
  return text === '' || !Number.isFinite(value) ? null : value;
}

function readSet<Value>(
  answersFile: NamedFile,
  truthsFile: NamedFile,
  parse: (text: string) => Value | null,
  kind: string,
): Result<ReadSet<Value>, string> {
  const records = readRecords(answersFile, parse, kind);
  if (!records.ok) return records;
  const truths = readTruths(truthsFile, parse, kind);
  if (!truths.ok) return truths;
  const answered = new Set(records.value.map(({ question }) => question));
  const known = [...truths.value].filter(([question]) => answered.has(question));
  if (known.length === 0) {
    return err(
      `No question of ${truthsFile.name} is in ${answersFile.name}. Both files must name questions alike in the column "question".`,
    );
  }
  return ok({
    records: records.value,
    truths: new Map(known),
    notices: [
      ...listNotices(truths.value.size - known.length, answered.size - known.length),
      ...listRepeats(records.value),
    ],
  });
}

function listNotices(unanswered: number, unknown: number): string[] {
  return [
    ...(unanswered > 0 ? [`${unanswered} truths are of questions without answers: left out.`] : []),
    ...(unknown > 0
      ? [`${unknown} questions have no known truth: their answers are combined, not judged.`]
      : []),
  ];
}

function listRepeats(records: readonly AnswerRecord<unknown>[]): string[] {
  const pairs = new Set(records.map(({ question, worker }) => JSON.stringify([question, worker])));
  const repeats = records.length - pairs.size;
  if (repeats === 0) return [];
  return [`${repeats} answers are by workers who had answered that question already: all count.`];
}

function readRecords<Value>(
  { name, text }: NamedFile,
  parse: (text: string) => Value | null,
  kind: string,
): Result<AnswerRecord<Value>[], string> {
  const table = readTable(name, text, ['question', 'worker', 'answer']);
  if (!table.ok) return table;
  const records: AnswerRecord<Value>[] = [];
  for (const row of table.value) {
    const [question, worker] = [row.get('question'), row.get('worker')];
    if (question === '' || worker === '') {
      return err(
        `${name}, line ${row.line}: the cell under "${question === '' ? 'question' : 'worker'}" is empty. Fill it or remove the line.`,
      );
    }
    const answer = parse(row.get('answer'));
    if (answer === null) return err(badCell(name, row, 'answer', kind));
    records.push({ question, worker, answer });
  }
  return records.length > 0 ? ok(records) : err(`${name} has no answers below its first line.`);
}

function readTruths<Value>(
  { name, text }: NamedFile,
  parse: (text: string) => Value | null,
  kind: string,
): Result<Map<string, Value>, string> {
  const table = readTable(name, text, ['question', 'truth']);
  if (!table.ok) return table;
  const truths = new Map<string, Value>();
  for (const row of table.value) {
    const question = row.get('question');
    if (question === '') {
      return err(
        `${name}, line ${row.line}: the cell under "question" is empty. Fill it or remove the line.`,
      );
    }
    const truth = parse(row.get('truth'));
    if (truth === null) return err(badCell(name, row, 'truth', kind));
    const known = truths.get(question);
    if (known !== undefined && known !== truth) {
      return err(
        `${name}, line ${row.line}: question "${question}" has another truth further up. Keep one of the two lines.`,
      );
    }
    truths.set(question, truth);
  }
  return truths.size > 0 ? ok(truths) : err(`${name} has no truths below its first line.`);
}

function badCell(name: string, row: TableRow, column: string, kind: string): string {
  const found = row.get(column);
  const what = found === '' ? 'is empty' : `holds "${found}"`;
  const help = kind === 'a number' ? ' For answers that are labels leave out --numeric.' : '';
  return `${name}, line ${row.line}: the cell under "${column}" ${what}; it takes ${kind}.${help}`;
}
