import { Button, Text } from '@mantine/core';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { countOf } from '#lib/format/number.ts';
import { SettingsSection } from '#components/settings-section/settings-section.tsx';
import classes from './preferences.module.css';

interface HiddenSectionProps {
  readonly types: number;
  readonly requesters: number;
  readonly onShowAll: () => void;
}

/** What was hidden from the feed, and the way back. */
export function HiddenSection({ types, requesters, onShowAll }: HiddenSectionProps) {
  const some = types + requesters > 0;
  return (
    <SettingsSection title="Hidden" sentence="What you hid from the list of work.">
      <div className={classes.hidden}>
        <Text size="sm">
          {some
            ? `${countOf(types, 'kind')} of work and ${countOf(requesters, 'requester')} hidden. `
            : 'Nothing is hidden. '}
          {some && (
            <AnchorLink to="/tasks" search={{ hidden: true }} size="sm" underline="always">
              Look at them
            </AnchorLink>
          )}
        </Text>
        {some && (
          <Button variant="default" onClick={onShowAll}>
            Show all again
          </Button>
        )}
      </div>
    </SettingsSection>
  );
}
