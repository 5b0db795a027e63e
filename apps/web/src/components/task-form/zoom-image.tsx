import { Button, Modal, Text } from '@mantine/core';
import { IconPhotoOff, IconZoomIn } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './zoom-image.module.css';

interface ZoomImageProps {
  readonly url: string;
  readonly alt: string;
  readonly caption?: string | undefined;
}

/** A picture of a task; a press shows it at the size of the window, another at its own size. */
export function ZoomImage({ url, alt, caption }: ZoomImageProps) {
  const [opened, setOpened] = useState(false);
  const [actualSize, setActualSize] = useState(false);
  const [failed, setFailed] = useState(0);
  const [attempt, setAttempt] = useState(0);

  if (failed > attempt) {
    return (
      <div className={classes.failed} role="status">
        <IconPhotoOff size={22} aria-hidden />
        <Text size="sm">The picture could not be loaded: {alt === '' ? url : alt}</Text>
        <Button size="xs" variant="default" onClick={() => setAttempt(failed)}>
          Try again
        </Button>
      </div>
    );
  }
  return (
    <figure className={classes.figure}>
      <button
        type="button"
        className={classes.button}
        aria-label={`Enlarge: ${alt === '' ? 'picture' : alt}`}
        onClick={() => setOpened(true)}
      >
        <img
          key={attempt}
          src={url}
          alt={alt}
          className={classes.image}
          referrerPolicy="no-referrer"
          onError={() => setFailed(attempt + 1)}
        />
        <span className={classes.hint} aria-hidden>
          <IconZoomIn size={18} />
        </span>
      </button>
      {caption !== undefined && caption !== '' && (
        <figcaption className={classes.caption} dir="auto">
          {caption}
        </figcaption>
      )}
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        fullScreen
        title={alt === '' ? 'Picture' : alt}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <button
          type="button"
          className={classes.zoomed}
          data-actual={actualSize || undefined}
          aria-pressed={actualSize}
          aria-label="Show at full size"
          onClick={() => setActualSize(!actualSize)}
        >
          <img src={url} alt={alt} referrerPolicy="no-referrer" />
        </button>
      </Modal>
    </figure>
  );
}
