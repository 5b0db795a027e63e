/** A problem the reader can solve: shown as one sentence, without a stack. */
export class Advice extends Error {}

export function adviceForSystemError(error: unknown): string | null {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC') {
    return 'The disk is full: free at least 1 GB where the data folder lies and start again.';
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    const path = (error as NodeJS.ErrnoException).path ?? 'the data folder';
    return `${path} cannot be written: give your user write access, or name another folder with --data.`;
  }
  return null;
}
