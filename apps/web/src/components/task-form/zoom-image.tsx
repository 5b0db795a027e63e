import { Button, Text } from '@mantine/core';
import { IconPhotoOff, IconZoomIn } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import classes from './zoom-image.module.css';

const ZoomDialog = lazy(() => import('./zoom-dialog.tsx'));

interface ZoomImageProps {
  readonly url: string;
  readonly alt: string;
  readonly caption?: string | undefined;
}

/** A picture of a task; a press shows it at the size of the window, another at its own size. */
export function ZoomImage({ url, alt, caption }: ZoomImageProps) {
  const [opened, setOpened] = useState(false);
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
      {opened && (
        <Suspense fallback={null}>
          <ZoomDialog url={url} alt={alt} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </figure>
  );
}
