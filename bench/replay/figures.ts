import { bins, type Verdict } from './judge.ts';

export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly candidates: number;
  /** Mean probability that was said, and share that was taken; null without candidates. */
  readonly said: number | null;
  readonly happened: number | null;
}

export interface Figures {
  readonly hit1: number;
  readonly hit5: number;
  readonly hit10: number;
  readonly mrr: number;
  /** Mean −ln of the probability of what was taken. */
  readonly logLoss: number;
  /** Where more than one type was open; null if that never was. */
  readonly typeAccuracy: number | null;
  readonly typePredictions: number;
  /** Mean distance of said from happened, weighted by candidates. */
  readonly calibrationError: number;
  readonly calibration: readonly CalibrationBin[];
}

/** Equal probabilities count at what a random order of them would give on average. */
export function figuresOf(verdicts: readonly Verdict[]): Figures {
  const mean = (value: (verdict: Verdict) => number) =>
    verdicts.reduce((sum, verdict) => sum + value(verdict), 0) / verdicts.length;
  const typed = verdicts.filter(({ typeRight }) => typeRight !== null);
  const calibration = calibrationOf(verdicts);
  const candidates = calibration.reduce((sum, bin) => sum + bin.candidates, 0);
  return {
    hit1: mean((verdict) => hitShare(verdict, 1)),
    hit5: mean((verdict) => hitShare(verdict, 5)),
    hit10: mean((verdict) => hitShare(verdict, 10)),
    mrr: mean(reciprocalRank),
    logLoss: mean(({ probability }) => -Math.log(Math.max(1e-12, probability))),
    typeAccuracy:
      typed.length === 0
        ? null
        : typed.reduce((sum, { typeRight }) => sum + (typeRight ?? 0), 0) / typed.length,
    typePredictions: typed.length,
    calibrationError: calibration.reduce(
      (sum, { candidates: count, said, happened }) =>
        sum + (count / candidates) * Math.abs((said ?? 0) - (happened ?? 0)),
      0,
    ),
    calibration,
  };
}

function hitShare({ above, ties }: Verdict, within: number): number {
  return Math.max(0, Math.min(1, (within - above) / (ties + 1)));
}

function reciprocalRank({ above, ties }: Verdict): number {
  let sum = 0;
  for (let place = above + 1; place <= above + 1 + ties; place += 1) sum += 1 / place;
  return sum / (ties + 1);
}

function calibrationOf(verdicts: readonly Verdict[]): CalibrationBin[] {
  return Array.from({ length: bins }, (_, bin) => {
    let candidates = 0;
    let said = 0;
    let happened = 0;
    for (const verdict of verdicts) {
      candidates += verdict.counts[bin] ?? 0;
      said += verdict.sums[bin] ?? 0;
      if (verdict.hit === bin) happened += 1;
    }
    return {
      from: bin / bins,
      to: (bin + 1) / bins,
      candidates,
      said: candidates === 0 ? null : said / candidates,
      happened: candidates === 0 ? null : happened / candidates,
    };
  });
}
