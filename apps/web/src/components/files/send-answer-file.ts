import { askFiles } from './ask-files.ts';
import type { FileSubject } from './file-addresses.tsx';

/** What an answer says of a file. */
export interface AnswerFile {
  readonly file: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** Sends a file of an answer; a form that is only tried out keeps nothing. */
export async function sendAnswerFile(
  subject: FileSubject | null,
  field: string,
  file: File,
  signal: AbortSignal,
): Promise<AnswerFile> {
  if (subject?.kind !== 'assignment') {
    const type = file.type === '' ? 'application/octet-stream' : file.type;
    return { file: 'preview-'.repeat(4), name: file.name, type, bytes: Math.max(1, file.size) };
  }
  const query = new URLSearchParams({ field, name: file.name }).toString();
  const path = `/api/assignments/${subject.id}/files?${query}`;
  const response = await askFiles('POST', path, { body: file, signal });
  return (await response.json()) as AnswerFile;
}
