interface CurveBatch {
  readonly createdAt: string;
  readonly publishedAt?: string | null;
  readonly finishedAt?: string | null;
  /** Answers received up to a time, oldest first. */
  readonly history: readonly { readonly at: string; readonly submitted: number }[];
}

export interface CurvePoint {
  readonly at: string;
  readonly submitted: number;
}

const steps = 30;

/**
 * The answers to a batch over time in even steps, from none when it was published to all of them: now
 * while it runs, with its last answer once it has ended. Empty as long as there is no answer.
 */
export function drawAnswerCurve(batch: CurveBatch, nowMs: number): CurvePoint[] {
  const { history } = batch;
  const first = history[0];
  const last = history.at(-1);
  if (first === undefined || last === undefined) return [];
  const lastMs = Date.parse(last.at);
  const fromMs = Math.min(Date.parse(batch.publishedAt ?? batch.createdAt), Date.parse(first.at));
  const toMs = batch.finishedAt ? lastMs : Math.max(lastMs, nowMs);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const atMs = fromMs + ((toMs - fromMs) * step) / steps;
    const received = history.findLast(({ at }) => Date.parse(at) <= atMs)?.submitted ?? 0;
    return { at: new Date(atMs).toISOString(), submitted: step === 0 ? 0 : received };
  });
}
