import { SettingsSection } from '#components/settings-section/settings-section.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import type { Standing } from '../api/get-standing.ts';
import classes from './standing.module.css';

interface BlockSectionProps {
  readonly blocks: Standing['requesterBlocks'];
}

/** Requesters who give the performer no work, with what they wrote. */
export function BlockSection({ blocks }: BlockSectionProps) {
  if (blocks.length === 0) return null;
  return (
    <SettingsSection
      title="Who gives you no work"
      sentence="These requesters have decided so. Work that you hold goes on and is paid."
    >
      <ul className={classes.list}>
        {blocks.map(({ requesterId, requesterName, reason, changedAt }) => (
          <li key={requesterId} className={classes.item}>
            <div className={classes.words}>
              <div className={classes.name}>
                <bdi>{requesterName}</bdi>
              </div>
              <div className={classes.note}>
                “{reason}” · <RelativeTime at={changedAt} />
              </div>
            </div>
          </li>
        ))}
      </ul>
    </SettingsSection>
  );
}
