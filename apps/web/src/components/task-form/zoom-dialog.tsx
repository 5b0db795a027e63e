import { Modal } from '@mantine/core';
import { useState } from 'react';
import classes from './zoom-image.module.css';

interface ZoomDialogProps {
  readonly url: string;
  readonly alt: string;
  readonly onClose: () => void;
}

/** A picture at the size of the window; a press shows it at its own size. */
export default function ZoomDialog({ url, alt, onClose }: ZoomDialogProps) {
  const [actualSize, setActualSize] = useState(false);
  return (
    <Modal
      opened
      onClose={onClose}
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
  );
}
