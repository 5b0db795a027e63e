import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import classes from './shown.module.css';

interface MediaViewProps {
  readonly kind: 'audio' | 'video';
  readonly url: string;
  readonly label: string;
}

/** A recording or a film with the player of the browser, which everybody knows how to use. */
export default function MediaView({ kind, url, label }: MediaViewProps) {
  const [failed, setFailed] = useState(false);
  const common = {
    src: url,
    controls: true,
    preload: 'metadata' as const,
    'aria-label': label,
    onError: () => setFailed(true),
  };
  return (
    <figure className={classes.figure}>
      {kind === 'audio' ? (
        <audio className={classes.audio} {...common} />
      ) : (
        <video className={classes.video} playsInline {...common} />
      )}
      <figcaption className={classes.caption} dir="auto">
        {label}
        {failed && (
          <Text span size="sm" c="var(--x-bad)" role="status">
            {' '}
            It cannot be played here.{' '}
            <Anchor href={url} target="_blank" rel="noopener noreferrer" underline="always">
              Open it in a new tab
            </Anchor>
          </Text>
        )}
      </figcaption>
    </figure>
  );
}
