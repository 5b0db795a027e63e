import { Anchor } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import classes from './shown.module.css';

interface PdfViewProps {
  readonly url: string;
  readonly label: string;
}

/** A document. It opens in a tab of its own: a frame in this page could be anything. */
export default function PdfView({ url, label }: PdfViewProps) {
  return (
    <div className={classes.pdf}>
      <IconFileTypePdf size={22} aria-hidden style={{ verticalAlign: '-5px' }} />{' '}
      <Anchor href={url} target="_blank" rel="noopener noreferrer" underline="always">
        <bdi>{label}</bdi> (PDF, opens in a new tab)
      </Anchor>
    </div>
  );
}
