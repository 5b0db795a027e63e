import { Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { countOf } from '#lib/format/number.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import type { ResultRow } from '../api/list-results.ts';
import { previewExport } from '../logic/preview-export.ts';
import type { ResultColumn } from '../logic/result-columns.ts';
import classes from './export-menu.module.css';

interface ExportMenuProps {
  readonly batchId: string;
  readonly count: number;
  readonly rows: readonly ResultRow[];
  readonly columns: readonly ResultColumn[];
}

type Format = 'csv' | 'jsonl';

/** Takes all answers away as a file, after a look at what will be in it. */
export function ExportMenu({ batchId, count, rows, columns }: ExportMenuProps) {
  const [open, setOpen] = useState(false);
  const [format, setFormat] = useState<Format>('csv');
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
          <SegmentedControl
            aria-label="Format"
            value={format}
            onChange={(value) => setFormat(value === 'jsonl' ? 'jsonl' : 'csv')}
            data={[
              { value: 'csv', label: 'CSV' },
              { value: 'jsonl', label: 'JSON lines' },
            ]}
          />
          <Text size="sm">
            {countOf(count, 'answer')}, one {format === 'csv' ? 'row' : 'line'} each, with status,
            times and {countOf(columns.length, 'column')} of inputs and answers. About like this:
          </Text>
          <pre className={classes.preview} tabIndex={0} aria-label="Preview of the file">
            {previewExport(format, rows.slice(0, 5), columns)}
          </pre>
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
