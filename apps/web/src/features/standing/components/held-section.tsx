import { Text } from '@mantine/core';
import { SettingsSection } from '#components/settings-section/settings-section.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { formatCount } from '#lib/format/number.ts';
import type { Standing } from '../api/get-standing.ts';
import classes from './standing.module.css';

interface HeldSectionProps {
  readonly held: Standing['heldQualifications'];
}

export function HeldSection({ held }: HeldSectionProps) {
  return (
    <SettingsSection
      title="What you hold"
      sentence="Given by requesters. It belongs to you and stays with your account."
    >
      {held.length === 0 && (
        <Text c="dimmed">
          Nothing yet. Requesters give qualifications for good work, or on request.
        </Text>
      )}
      <ul className={classes.list}>
        {held.map(({ id, name, value, status, reason, changedAt }) => (
          <li key={id} className={classes.item}>
            <div className={classes.words}>
              <div className={classes.name}>
                <bdi>{name}</bdi>
              </div>
              <div className={classes.note}>
                {status === 'GRANTED' ? 'Held since' : 'Taken back'} <RelativeTime at={changedAt} />
                {reason !== null && <> · “{reason}”</>}
              </div>
            </div>
            <div className={classes.value}>
              {status === 'GRANTED' ? formatCount(value) : 'not held any more'}
            </div>
          </li>
        ))}
      </ul>
    </SettingsSection>
  );
}
