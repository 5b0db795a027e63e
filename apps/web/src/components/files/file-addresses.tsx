import { findWebUrl, readFileName } from '@exchange/tasks';
import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useMemo } from 'react';

/** Through what the viewer may see the files that a row names. */
export interface FileSubject {
  readonly kind: 'assignment' | 'preview' | 'task';
  readonly id: string;
}

/** Without a subject the files are the viewer's own. */
const Subject = createContext<FileSubject | null>(null);

interface FilesOfProps extends FileSubject {
  readonly children: ReactNode;
}

/** What is shown inside belongs to a task that is somebody else's. */
export function FilesOf({ kind, id, children }: FilesOfProps) {
  const subject = useMemo(() => ({ kind, id }), [kind, id]);
  return <Subject.Provider value={subject}>{children}</Subject.Provider>;
}

/** Where a browser loads what a row refers to: a web address, or an uploaded file by its name. */
export function addressOf(text: string, subject: FileSubject | null): string | null {
  const url = findWebUrl(text);
  if (url !== null) return url;
  const name = text.trim();
  const last = name.startsWith('s3://') ? name.slice(name.lastIndexOf('/') + 1) : name;
  if (readFileName(last) === null) return null;
  if (subject === null) return `/api/files/${encodeURIComponent(last)}`;
  return `/api/shown-files?${new URLSearchParams({ [subject.kind]: subject.id, name }).toString()}`;
}

/** Whose task is shown here; null for the viewer's own. */
export function useFileSubject(): FileSubject | null {
  return useContext(Subject);
}

/** The same for what is shown here. */
export function useFindAddress(): (text: string) => string | null {
  const subject = useContext(Subject);
  return useCallback((text) => addressOf(text, subject), [subject]);
}
