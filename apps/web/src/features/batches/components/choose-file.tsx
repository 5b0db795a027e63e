import { Alert, Button, Group, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import '@mantine/dropzone/styles.css';
import '@mantine/core/styles/LoadingOverlay.css';
import { IconFileSpreadsheet, IconFileUpload, IconX } from '@tabler/icons-react';
import type { TaskInterface } from '@exchange/interfaces';
import { useState } from 'react';
import { countOf } from '#lib/format/number.ts';
import { formatBytes } from '../logic/format-bytes.ts';
import type { CsvPreview } from '../logic/preview-csv.ts';
import { previewCsv } from '../logic/preview-csv.ts';
import { ColumnReport } from './column-report.tsx';
import { CsvTable } from './csv-table.tsx';

export interface ChosenFile {
  readonly file: File;
  readonly preview: CsvPreview;
}

interface ChooseFileProps {
  readonly form: TaskInterface;
  readonly chosen: ChosenFile | null;
  readonly onChoose: (chosen: ChosenFile | null) => void;
}

/** Takes a file of rows and says at once whether it fits the form. */
export function ChooseFile({ form, chosen, onChoose }: ChooseFileProps) {
  const [problem, setProblem] = useState<string | null>(null);

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setProblem(null);
    try {
      onChoose({ file, preview: await previewCsv(file) });
    } catch {
      // The file may be gone, or its folder not readable: nothing was chosen.
      setProblem('This file cannot be read. Is it still there?');
    }
  }

  if (chosen === null) {
    return (
      <>
        <Dropzone
          onDrop={(files) => void take(files[0])}
          onReject={() => setProblem('Choose one file of rows.')}
          multiple={false}
          useFsAccessApi={false}
          inputProps={{ 'aria-label': 'CSV file' }}
          aria-label="Drop a file of rows here or press to choose one"
        >
          <Group
            justify="center"
            gap="md"
            mih={140}
            wrap="nowrap"
            style={{ pointerEvents: 'none' }}
          >
            <IconFileUpload
              size={36}
              stroke={1.4}
              color="var(--x-accent-text)"
              style={{ flex: 'none' }}
              aria-hidden
            />
            <div>
              <Text fw={600}>Drop a file of rows here, or press to choose one</Text>
              <Text size="sm" c="dimmed">
                CSV or TSV with a header, or JSON lines; one row per task, up to 1,000,000.
              </Text>
            </div>
          </Group>
        </Dropzone>
        {problem !== null && (
          <Alert color="red" mt="sm" role="alert">
            {problem}
          </Alert>
        )}
      </>
    );
  }

  const { file, preview } = chosen;
  return (
    <div>
      <Group className="card" p="sm" wrap="nowrap" mb="md">
        <IconFileSpreadsheet size={28} stroke={1.5} aria-hidden style={{ flex: 'none' }} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text fw={600} truncate>
            <bdi>{file.name}</bdi>
          </Text>
          <Text size="sm" c="dimmed" className="tabular">
            {formatBytes(file.size)} · {preview.rowCountIsExact ? '' : 'about '}
            {countOf(preview.rowCount, 'row')} · {countOf(preview.columns.length, 'column')}
          </Text>
        </div>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconX size={16} aria-hidden />}
          onClick={() => onChoose(null)}
        >
          Another file
        </Button>
      </Group>
      <ColumnReport form={form} preview={preview} />
      <CsvTable preview={preview} />
    </div>
  );
}
