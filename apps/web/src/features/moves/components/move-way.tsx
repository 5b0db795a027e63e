import { VisuallyHidden } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { AnchorLink } from '#components/links/anchor-link.ts';
import classes from './moves.module.css';

interface MoveWayProps {
  readonly from: string;
  readonly to: string;
}

/** From which partition to which. */
export function MoveWay({ from, to }: MoveWayProps) {
  return (
    <span className={classes.way}>
      <VisuallyHidden>from </VisuallyHidden>
      <AnchorLink to="/ops/partitions" search={{ partition: from }}>
        {from}
      </AnchorLink>
      <IconArrowRight size={16} aria-hidden />
      <VisuallyHidden> to </VisuallyHidden>
      <AnchorLink to="/ops/partitions" search={{ partition: to }}>
        {to}
      </AnchorLink>
    </span>
  );
}
