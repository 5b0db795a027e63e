import { Button, CloseButton, Portal, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import classes from './html-task.module.css';

interface LinkOfferProps {
  /** Of another site, as the task gave it. */
  readonly address: string;
  readonly onClose: () => void;
}

/** The task asks for another site: its reader sees which, and opens it or not. Nothing is blocked. */
export function LinkOffer({ address, onClose }: LinkOfferProps) {
  const { host } = new URL(address);
  const link = useRef<HTMLAnchorElement>(null);
  // Its reader asked for it just now, in the frame.
  useEffect(() => link.current?.focus(), []);
  return (
    <Portal>
      <section
        role="dialog"
        aria-label="Another site"
        className={classes.offer}
        onKeyDown={({ key }) => {
          if (key === 'Escape') onClose();
        }}
      >
        <div className={classes.offerHead}>
          <Text size="sm">
            The task links to <strong>{host}</strong>, which is not part of this exchange.
          </Text>
          <CloseButton aria-label="Stay here" onClick={onClose} />
        </div>
        <Text size="xs" c="dimmed" lineClamp={2} my="xs">
          {address}
        </Text>
        <Button
          component="a"
          href={address}
          target="_blank"
          rel="noopener noreferrer"
          size="sm"
          ref={link}
          rightSection={<IconExternalLink size={16} aria-hidden />}
          onClick={onClose}
        >
          Open in a new tab
        </Button>
      </section>
    </Portal>
  );
}
