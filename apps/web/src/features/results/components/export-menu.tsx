import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import '@mantine/core/styles/Radio.css';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { countOf } from '#lib/format/number.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import type { ResultRow } from '../api/list-results.ts';
import type { ExportFormat } from '../logic/export-formats.ts';
import { exportFormats } from '../logic/export-formats.ts';
import { previewExport } from '../logic/preview-export.ts';
import type { ResultColumn } from '../logic/result-columns.ts';
import classes from './export-menu.module.css';

interface ExportMenuProps {
  readonly batchId: string;
  readonly count: number;
  readonly rows: readonly ResultRow[];
  readonly columns: readonly ResultColumn[];
}

/** Takes all answers away as a file, after a look at what will be in it. */
export function ExportMenu({ batchId, count, rows, columns }: ExportMenuProps) {
  const [open, setOpen] = useState(false);
  const [format, setFormat] = useState<ExportFormat>('csv');
  useShortcut({ keys: 'e', label: 'Export', enabled: count > 0 }, () => setOpen(true));
  return (
    <>
      <Button
        leftSection={<IconDownload size={18} aria-hidden />}
        disabled={count === 0}
        onClick={() => setOpen(true)}
      >
        Export
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title="Export the results"
        size="xl"
        data-blocks-shortcuts
      >
        <Stack gap="md">
          <Radio.Group
            label="Format"
            value={format}
            onChange={(value) =>
              setFormat(exportFormats.find((one) => one.value === value)?.value ?? 'csv')
            }
          >
            <Stack gap={8} mt={8}>
              {exportFormats.map(({ value, label, note }) => (
                <Radio key={value} value={value} label={label} description={note} />
              ))}
            </Stack>
          </Radio.Group>
          {(format === 'csv' || format === 'jsonl') && (
            <>
              <Text size="sm">About like this:</Text>
              <pre className={classes.preview} tabIndex={0} aria-label="Preview of the file">
                {previewExport(format, rows.slice(0, 5), columns)}
              </pre>
            </>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setOpen(false)}>
              Close
            </Button>
            <Button
              component="a"
              href={`/api/batches/${encodeURIComponent(batchId)}/results.${format}`}
              download
              onClick={() => setOpen(false)}
            >
              Download {countOf(count, 'answer')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
