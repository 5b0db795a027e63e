import {
  ActionIcon,
  Anchor,
  Box,
  Group,
  Stack,
  Text,
  TextInput,
  VisuallyHidden,
} from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import '@mantine/dropzone/styles.css';
import '@mantine/core/styles/LoadingOverlay.css';
import { IconFiles, IconPhotoUp, IconSearch, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '#components/data-table/data-table.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { formatSize } from '#lib/format/size.ts';
import { countOf, formatCount } from '#lib/format/number.ts';
import type { OwnFiles } from './api/list-files.ts';
import { filesOptions } from './api/list-files.ts';
import { FileSending } from './components/file-sending.tsx';
import { useFileRemoval } from './logic/use-file-removal.ts';
import { useFileSending } from './logic/use-file-sending.ts';

/** The requester's own files: images, sound, video and documents that rows refer to by name. */
export function FilesPage() {
  const { data, error, refetch } = useQuery(filesOptions());
  const sending = useFileSending();
  return (
    <Page>
      <PageHead
        title="Files"
        sentence={
          <>
            A row that holds the name of a file, such as <code>cat.jpg</code>, shows it to whoever
            has the task, and to nobody else.
          </>
        }
      />
      <Stack gap="lg">
        <Dropzone
          onDrop={(files) => void sending.start(files)}
          loading={sending.isRunning}
          // How far it is, is said below.
          loaderProps={{ children: <span /> }}
          useFsAccessApi={false}
          inputProps={{ 'aria-label': 'Files' }}
          aria-label="Drop files here or press to choose them"
        >
          <Group justify="center" gap="md" mih={120} style={{ pointerEvents: 'none' }}>
            <IconPhotoUp size={36} stroke={1.4} color="var(--x-accent-text)" aria-hidden />
            <Box ta={{ base: 'center', xs: 'start' }}>
              <Text fw={600}>Drop files here, or press to choose them</Text>
              <Text size="sm" c="dimmed">
                Images, sound, video, PDF and text. A file with the same name is replaced.
              </Text>
            </Box>
          </Group>
        </Dropzone>
        <FileSending state={sending.state} isRunning={sending.isRunning} onStop={sending.stop} />
        {error !== null && (
          <ErrorState
            error={error}
            title="Your files cannot be shown"
            onRetry={() => void refetch()}
          />
        )}
        {error === null && data === undefined && <RowSkeletons height={44} />}
        {data !== undefined && <FileList own={data} />}
      </Stack>
    </Page>
  );
}

function FileList({ own: { files: listed, used } }: { readonly own: OwnFiles }) {
  const [words, setWords] = useState('');
  const { isRemoved, remove } = useFileRemoval();
  const files = listed.filter(({ name }) => !isRemoved(name));
  if (files.length === 0) {
    return (
      <Empty icon={IconFiles} title="No files yet">
        Upload what your tasks show, then name the files in the rows of a batch.
      </Empty>
    );
  }
  const asked = words.trim().toLowerCase();
  const shown = files
    .filter(({ name }) => name.toLowerCase().includes(asked))
    .sort((one, other) => one.name.localeCompare(other.name));
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="end">
        <TextInput
          label="Find a file"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed" className="tabular">
          {countOf(used.files, 'file')} of {formatCount(used.mostFiles)} · {formatSize(used.bytes)}{' '}
          of {formatSize(used.mostBytes)}
        </Text>
      </Group>
      {used.files > listed.length && (
        <Text size="sm" c="dimmed">
          The first {formatCount(listed.length)} are listed.
        </Text>
      )}
      {shown.length === 0 ? (
        <Empty icon={IconFiles} title="No file of this name">
          Clear the box to see all of them.
        </Empty>
      ) : (
        <DataTable
          label="Files"
          maxHeight={560}
          head={
            <>
              <th scope="col">Name</th>
              <th scope="col" data-number>
                Size
              </th>
              <th scope="col" data-number>
                <VisuallyHidden>Remove</VisuallyHidden>
              </th>
            </>
          }
        >
          {shown.map(({ name, bytes }) => (
            <tr key={name}>
              <th scope="row">
                <Anchor
                  href={`/api/files/${encodeURIComponent(name)}`}
                  target="_blank"
                  rel="noopener"
                >
                  <bdi>{name}</bdi>
                </Anchor>
              </th>
              <td data-number>{formatSize(bytes)}</td>
              <td data-number>
                <ActionIcon
                  variant="subtle"
                  color="red"
                  size={36}
                  aria-label={`Remove ${name}`}
                  onClick={() => remove(name)}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </DataTable>
      )}
    </Stack>
  );
}
