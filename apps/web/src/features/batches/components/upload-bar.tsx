import { Button } from '@mantine/core';
import classes from './new-batch.module.css';

interface UploadButtonProps {
  readonly disabled: boolean;
  readonly loading: boolean;
  readonly onClick: () => void;
}

/** “Upload” in the head of the page; on a phone the bar at its end has it instead. */
export function UploadButton(props: UploadButtonProps) {
  return (
    <Button visibleFrom="sm" {...props}>
      Upload
    </Button>
  );
}

/** “Upload” once more where the options end; on a phone it is always in reach of the thumb. */
export function UploadBar(props: UploadButtonProps) {
  return (
    <div className={classes.bar}>
      <Button visibleFrom="sm" variant="default" {...props}>
        Upload
      </Button>
      <Button hiddenFrom="sm" fullWidth {...props}>
        Upload
      </Button>
    </div>
  );
}
