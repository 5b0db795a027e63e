import { Box, Button } from '@mantine/core';
import classes from './new-batch.module.css';

interface MainActProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly loading?: boolean;
  readonly onClick: () => void;
}

/** What the page is there to do, in its head; on a phone the bar at its end has it instead. */
export function HeadAct({ label, ...act }: MainActProps) {
  return (
    <Button visibleFrom="sm" {...act}>
      {label}
    </Button>
  );
}

/** The same on a phone, where it is always in reach of the thumb. */
export function ThumbAct({ label, ...act }: MainActProps) {
  return (
    <Box hiddenFrom="sm" className={classes.bar}>
      <Button fullWidth {...act}>
        {label}
      </Button>
    </Box>
  );
}

/** The same once more where a long page ends. */
export function EndAct({ label, ...act }: MainActProps) {
  return (
    <Box visibleFrom="sm" className={classes.end}>
      <Button variant="default" {...act}>
        {label}
      </Button>
    </Box>
  );
}
