interface SettingFacts {
  readonly path: string;
  readonly value: string;
  readonly default?: string | null;
  readonly meaning: string;
}

export interface SettingSection<T> {
  readonly name: string;
  readonly settings: readonly T[];
}

/** Settings by the part of the file they stand in, those that have all the words in them. */
export function arrangeSettings<T extends SettingFacts>(
  settings: readonly T[],
  words: string,
  changedOnly: boolean,
): SettingSection<T>[] {
  const wanted = words.trim().toLowerCase().split(/\s+/);
  const sections = new Map<string, T[]>();
  for (const setting of settings) {
    const text = `${setting.path} ${setting.meaning}`.toLowerCase();
    if (!wanted.every((word) => text.includes(word))) continue;
    if (changedOnly && !isChanged(setting)) continue;
    const [name = ''] = setting.path.split('.');
    sections.set(name, [...(sections.get(name) ?? []), setting]);
  }
  return [...sections].map(([name, found]) => ({ name, settings: found }));
}

/** Whether the cluster file says something else than the default. */
export function isChanged({ value, default: usual }: SettingFacts): boolean {
  return typeof usual === 'string' && usual !== value;
}
