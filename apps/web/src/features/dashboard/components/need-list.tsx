import { Title } from '@mantine/core';
import {
  IconChevronRight,
  IconClockExclamation,
  IconEye,
  IconPlayerPause,
  IconSend,
  IconUpload,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Need } from '../logic/list-needs.ts';
import classes from './dashboard.module.css';

const icons = {
  review: IconEye,
  publish: IconSend,
  upload: IconUpload,
  paused: IconPlayerPause,
  deadline: IconClockExclamation,
} as const;

/** What waits for the requester, each a link to where it is done. */
export function NeedList({ needs }: { readonly needs: readonly Need[] }) {
  return (
    <section aria-labelledby="needs-heading">
      <Title order={2} id="needs-heading" mb="sm">
        Needs you
      </Title>
      <ul className={`card ${classes.needs ?? ''}`}>
        {needs.slice(0, 8).map((need) => {
          const NeedIcon = icons[need.kind];
          return (
            <li key={`${need.batchId} ${need.kind}`}>
              <Link
                to={need.kind === 'review' ? '/batches/$batchId/review' : '/batches/$batchId'}
                params={{ batchId: need.batchId }}
                className={classes.need}
              >
                <NeedIcon size={20} stroke={1.7} aria-hidden />
                <span className={classes.words}>
                  <b>{need.text}</b>
                  <bdi>{need.batchName}</bdi>
                </span>
                <IconChevronRight size={18} aria-hidden />
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
