/** A problem the reader can solve: shown as one sentence, without a stack. */
export class Advice extends Error {}

export const diskFull =
  'The disk is full: free at least 1 GB where the data folder lies and start again.';

/** What a process's last lines say about why it cannot run; null when nothing known. */
export function adviceForLines(lines: readonly string[]): string | null {
  const text = lines.join('\n');
  if (/No space left on device|Check free disk space|ENOSPC/.test(text)) return diskFull;
  if (/EADDRINUSE|Address already in use/.test(text)) {
    return 'A port that was free a moment ago is taken now: start again.';
  }
  return null;
}

export function adviceForSystemError(error: unknown): string | null {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  // 53100: PostgreSQL's own word for it.
  if (code === 'ENOSPC' || code === '53100') return diskFull;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    const path = (error as NodeJS.ErrnoException).path ?? 'the data folder';
    return `${path} cannot be written: give your user write access, or name another folder with --data.`;
  }
  return null;
}
