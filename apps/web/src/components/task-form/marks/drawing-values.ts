import type { MarkField } from '@exchange/tasks';

export type DrawnKind = Exclude<MarkField['kind'], 'segments'>;

/** A mark as the answer holds it. */
type Mark = Readonly<Record<string, unknown>>;

/** What an annotator calls its list. */
const keys = {
  boxes: 'boundingBoxes',
  polygons: 'polygons',
  points: 'keypoints',
  spans: 'entities',
} as const;

/** Names of the labels as they are shown: the words if they differ from each other, else the values. */
export function shownLabels({ choices }: MarkField): readonly string[] {
  const words = choices.map(({ label }) => label);
  return new Set(words).size === words.length ? words : choices.map(({ value }) => value);
}

/** The answer that an annotator's value stands for; nothing marked is no answer. */
export function readDrawing(field: MarkField, value: Mark): readonly Mark[] | undefined {
  const list = value[keys[field.kind as DrawnKind]];
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const labels = shownLabels(field);
  return (list as readonly Mark[]).map((drawn) => {
    const label = field.choices[labels.indexOf(String(drawn['label']))]?.value ?? drawn['label'];
    if (field.kind !== 'spans') return { ...drawn, label };
    return { start: drawn['startOffset'], end: drawn['endOffset'], label };
  });
}

/** The marks of an answer as an annotator takes them. */
export function writeDrawing(field: MarkField, answer: unknown): readonly Mark[] {
  if (!Array.isArray(answer)) return [];
  const labels = shownLabels(field);
  return (answer as readonly Mark[]).map((mark) => {
    const at = field.choices.findIndex(({ value }) => value === mark['label']);
    const label = labels[at] ?? mark['label'];
    if (field.kind !== 'spans') return { ...mark, label };
    return { startOffset: mark['start'], endOffset: mark['end'], label };
  });
}
