interface Parts {
  readonly load: number;
  readonly affinity: number;
  readonly closeness: number;
  readonly hours: number;
  readonly cost: number;
}

export interface GainPart {
  readonly label: string;
  readonly value: number;
  /** Of the largest part, 0 to 1: how long its bar is. */
  readonly share: number;
}

const labels: Readonly<Record<keyof Parts, string>> = {
  load: 'Loads more even',
  affinity: 'More served from stock',
  closeness: 'People closer to their tasks',
  hours: 'Hours that complement each other',
  cost: 'What the moves cost',
};

/** The parts of a gain that count, the largest first; costs are below zero. */
export function gainParts(parts: Parts): GainPart[] {
  const keys = ['load', 'affinity', 'closeness', 'hours', 'cost'] as const;
  const most = Math.max(...keys.map((key) => Math.abs(parts[key])), Number.EPSILON);
  return keys
    .filter((key) => Math.abs(parts[key]) >= 0.0005)
    .map((key) => ({
      label: labels[key],
      value: parts[key],
      share: Math.abs(parts[key]) / most,
    }))
    .sort((one, other) => other.value - one.value);
}

/** `+0.12`. */
export function formatGain(value: number): string {
  const text = Math.abs(value).toFixed(Math.abs(value) < 0.01 ? 4 : 2);
  return `${value < 0 ? '−' : '+'}${text}`;
}
