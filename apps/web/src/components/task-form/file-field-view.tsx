import type { FileContent, FileField } from '@exchange/tasks';
import { checkFileSize, mostBytesOf, readFileName } from '@exchange/tasks';
import { Anchor, Button, FileButton, Group, Loader, Text } from '@mantine/core';
import '@mantine/core/styles/Loader.css';
import { IconArrowBackUp, IconFileUpload, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { formatSize } from '#lib/format/size.ts';
import { useFileSubject } from '../files/file-addresses.tsx';
import { sendAnswerFile } from '../files/send-answer-file.ts';
import { FieldGroup } from './field-group.tsx';
import type { FieldViewProps } from './field-view.tsx';

const accepted: Readonly<Record<FileContent, string>> = {
  image: 'image/*',
  audio: 'audio/*',
  video: 'video/*',
  pdf: 'application/pdf',
  text: '.txt,.csv,.json,.md,text/plain',
  any: '',
};
const wanted: Readonly<Record<FileContent, string>> = {
  image: 'An image',
  audio: 'A sound',
  video: 'A video',
  pdf: 'A PDF document',
  text: 'A text',
  any: 'A file',
};

/** A file: chosen or taken with the camera, sent at once, and kept with the draft. */
export default function FileFieldView(props: FieldViewProps<FileField>) {
  const { field, id, value, problem, inert, onChange } = props;
  const subject = useFileSubject();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const sending = useRef<AbortController | null>(null);
  const kept = readKept(value);
  const [removed, setRemoved] = useState<unknown>(undefined);
  const putBack = kept === null && !inert ? readKept(removed) : null;

  useEffect(() => () => sending.current?.abort(), []);

  async function take(file: File | null): Promise<void> {
    if (file === null) return;
    setRefusal(null);
    if (readFileName(file.name) === null) {
      setRefusal('Give the file a shorter name with an ending, such as photo.jpg.');
      return;
    }
    const wrongSize = checkFileSize(field, file.size);
    if (wrongSize !== null) {
      setRefusal(`${wrongSize} This one has ${formatSize(file.size)}.`);
      return;
    }
    const mine = new AbortController();
    sending.current = mine;
    setSending(true);
    try {
      onChange(await sendAnswerFile(subject, field.name, file, mine.signal));
    } catch (error) {
      if (!mine.signal.aborted) setRefusal((error as Error).message);
    } finally {
      setSending(false);
    }
  }

  return (
    <FieldGroup field={field} id={id} problem={refusal ?? problem} role="group">
      <Group gap="sm">
        <FileButton
          onChange={(file) => void take(file)}
          accept={accepted[field.accept]}
          disabled={inert || isSending}
          inputProps={{ 'aria-label': field.label }}
        >
          {(button) => (
            <Button
              {...button}
              variant="default"
              size="md"
              disabled={inert || isSending}
              leftSection={
                isSending ? <Loader size={18} /> : <IconFileUpload size={20} aria-hidden />
              }
            >
              {kept === null ? 'Choose a file' : 'Choose another'}
            </Button>
          )}
        </FileButton>
        {kept !== null && (
          <Group gap={6} wrap="nowrap">
            {subject?.kind === 'assignment' ? (
              <Anchor
                href={`/api/assignments/${subject.id}/files/${kept.file}`}
                target="_blank"
                rel="noopener"
                underline="always"
              >
                <bdi>{kept.name}</bdi>
              </Anchor>
            ) : (
              <bdi>{kept.name}</bdi>
            )}
            <Text size="sm" c="dimmed">
              {formatSize(kept.bytes)}
            </Text>
            {!inert && (
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconX size={14} aria-hidden />}
                onClick={() => {
                  setRemoved(value);
                  onChange(undefined);
                }}
              >
                Remove
              </Button>
            )}
          </Group>
        )}
        {putBack !== null && (
          // The press that removed it took away the button that was pressed.
          <Button
            variant="subtle"
            size="compact-sm"
            autoFocus
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            onClick={() => onChange(removed)}
          >
            <span>
              Put <bdi>{putBack.name}</bdi> back
            </span>
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed" mt={4} aria-live="polite">
        {isSending ? 'Uploading …' : `${wanted[field.accept]}, at most ${mostInWords(field)}.`}
      </Text>
    </FieldGroup>
  );
}

function mostInWords(field: FileField): string {
  const { maxMegabytes } = field;
  return Number.isInteger(maxMegabytes) ? `${maxMegabytes} MB` : formatSize(mostBytesOf(field));
}

function readKept(value: unknown): { file: string; name: string; bytes: number } | null {
  if (typeof value !== 'object' || value === null) return null;
  const { file, name, bytes } = value as Readonly<Record<string, unknown>>;
  const isKept = typeof file === 'string' && typeof name === 'string' && typeof bytes === 'number';
  return isKept ? { file, name, bytes } : null;
}
