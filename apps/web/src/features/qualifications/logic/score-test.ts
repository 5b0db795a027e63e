import { parseAnswerKey, scoreAnswers } from '@exchange/templates';

export type ScoredTest =
  | { readonly ok: true; readonly list: string }
  | { readonly ok: false; readonly problem: string };

interface Handed {
  readonly performerId: string;
  readonly answer: Readonly<Record<string, unknown>>;
}

/**
 * Scores the results of a batch (JSON lines) that was a test by an AnswerKey: a line for each
 * performer with the value that they get. Who did it more than once gets what the last one is worth.
 */
export function scoreTest(answerKey: string, results: string): ScoredTest {
  const key = parseAnswerKey(answerKey);
  if (!key.ok) {
    const said = key.error.map(({ line, column, message }) => `${line}:${column} ${message}`);
    return { ok: false, problem: `AnswerKey, ${said.join(' ')}` };
  }
  const values = new Map<string, number>();
  for (const [index, line] of results.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const handed = readHanded(line);
    if (handed === null) {
      const problem = `Results, line ${index + 1}: this is no line of results.jsonl.`;
      return { ok: false, problem };
    }
    const { value } = scoreAnswers(key.value, (name) => selectionsOf(handed.answer, name));
    values.set(handed.performerId, value);
  }
  if (values.size === 0) return { ok: false, problem: 'The results hold no answer.' };
  return { ok: true, list: [...values].map(([id, value]) => `${id}, ${value}`).join('\n') };
}

function readHanded(line: string): Handed | null {
  try {
    const { performerId, answer } = JSON.parse(line) as Partial<Record<keyof Handed, unknown>>;
    const isHanded =
      typeof performerId === 'string' && typeof answer === 'object' && answer !== null;
    return isHanded ? { performerId, answer: { ...answer } } : null;
  } catch {
    return null;
  }
}

/** Choices are texts; what else an answer holds is none. */
function selectionsOf(answer: Handed['answer'], name: string): string[] {
  const given = Object.hasOwn(answer, name) ? answer[name] : undefined;
  const selections: unknown[] = Array.isArray(given) ? given : [given];
  return selections.filter((one) => typeof one === 'string');
}
