/** A request that was run in the explorer. */
export interface HistoryEntry {
  readonly query: string;
  readonly variables: string;
  readonly atMs: number;
}

const storageKey = 'exchange.explorer.history';
const longest = 50;

/** The history with a request in front; the same request is kept once. */
export function addToHistory(
  history: readonly HistoryEntry[],
  entry: HistoryEntry,
): HistoryEntry[] {
  const others = history.filter(
    (old) => old.query !== entry.query || old.variables !== entry.variables,
  );
  return [entry, ...others].slice(0, longest);
}

/** First words of a request, to recognise it in a list. */
export function summarise(query: string): string {
  const line = query
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith('#'))
    .join(' ');
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}

export function loadHistory(storage: Pick<Storage, 'getItem'>): HistoryEntry[] {
  try {
    const value: unknown = JSON.parse(storage.getItem(storageKey) ?? '[]');
    return Array.isArray(value) ? value.filter(isEntry) : [];
  } catch {
    // Storage may be off or hold something else: the history then begins anew.
    return [];
  }
}

export function saveHistory(
  storage: Pick<Storage, 'setItem'>,
  history: readonly HistoryEntry[],
): void {
  try {
    storage.setItem(storageKey, JSON.stringify(history));
  } catch {
    // Full or forbidden storage loses the history, nothing else.
  }
}

function isEntry(value: unknown): value is HistoryEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof HistoryEntry, unknown>>;
  return (
    typeof entry.query === 'string' &&
    typeof entry.variables === 'string' &&
    typeof entry.atMs === 'number'
  );
}
