import { Alert, Button, Stack, TagsInput } from '@mantine/core';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Bounds } from '#components/number/bounds.ts';
import { isWithin } from '#components/number/bounds.ts';
import { NumberBox } from '#components/number/number-box.tsx';
import { notify } from '#lib/notify.ts';
import { RequestError } from '#lib/graphql/request-error.ts';
import type { Preferences } from '#lib/performer/preferences.ts';
import { savePreferences } from '#lib/performer/preferences.ts';
import { CategoryOrder } from './category-order.tsx';
import { HiddenSection } from './hidden-section.tsx';
import { SettingsSection } from '#components/settings-section/settings-section.tsx';
import { TimeGrid } from './time-grid.tsx';
import classes from './preferences.module.css';

interface PreferencesFormProps {
  readonly preferences: Preferences;
  readonly categories: readonly string[];
}

const paceBounds = { min: 1, max: 1_000 };
const sessionBounds = { min: 1, max: 10_000 };

/** All wishes on one page, saved together. */
export function PreferencesForm({ preferences, categories }: PreferencesFormProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(preferences);
  const [problem, setProblem] = useState<string | null>(null);
  const changed = JSON.stringify(draft) !== JSON.stringify(preferences);
  const fits =
    isWishWithin(draft.pacePerHour, paceBounds) && isWishWithin(draft.maxPerSession, sessionBounds);
  const save = useMutation({
    mutationFn: () => savePreferences(client, draft),
    onSuccess: (result) => {
      if (result.__typename === 'InvalidInput') {
        setProblem(result.problems.map(({ message }) => message).join(' ') || result.message);
        return;
      }
      setProblem(null);
      void notify({ color: 'pine', message: 'Preferences saved' });
    },
    onError: (error) => {
      setProblem(error instanceof RequestError ? error.message : 'Saving did not work. Try again.');
    },
  });

  function patch(change: Partial<Preferences>): void {
    setDraft((before) => ({ ...before, ...change }));
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) save.mutate();
      }}
    >
      <Stack gap="lg">
        <SettingsSection title="Kinds of work" sentence="The ones you like, most liked first.">
          <CategoryOrder
            value={draft.categories}
            known={categories}
            onChange={(next) => patch({ categories: next })}
          />
          <TagsInput
            label="Words to look for"
            description="Work with these words comes earlier. Press Enter after each."
            value={draft.keywords}
            maxTags={30}
            onChange={(keywords) => patch({ keywords })}
            clearable
          />
        </SettingsSection>
        <SettingsSection
          title="Times"
          sentence="When you usually work. Stock is prepared for these hours."
        >
          <TimeGrid
            days={draft.days}
            hours={draft.hours}
            onChange={(days, hours) => patch({ days, hours })}
          />
        </SettingsSection>
        <SettingsSection title="Pace" sentence="How much should be prepared for you.">
          <div className={classes.pair}>
            <NumberBox
              label="Tasks per hour"
              description="Empty: no wish"
              bounds={paceBounds}
              empty={null}
              value={draft.pacePerHour}
              onChange={(pacePerHour) => patch({ pacePerHour })}
            />
            <NumberBox
              label="Most tasks in a session"
              description="Empty: no limit"
              bounds={sessionBounds}
              empty={null}
              value={draft.maxPerSession}
              onChange={(maxPerSession) => patch({ maxPerSession })}
            />
          </div>
        </SettingsSection>
        <HiddenSection
          types={draft.hiddenTypes.length}
          requesters={draft.hiddenRequesters.length}
          onShowAll={() => patch({ hiddenTypes: [], hiddenRequesters: [] })}
        />
        {problem !== null && (
          <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
            {problem}
          </Alert>
        )}
        <div className={classes.save} data-changed={changed || undefined}>
          <span>{changed ? 'Not saved yet' : 'All saved'}</span>
          <Button variant="default" disabled={!changed} onClick={() => setDraft(preferences)}>
            Discard
          </Button>
          <Button type="submit" disabled={!changed || !fits} loading={save.isPending}>
            Save
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function isWishWithin(value: number | null, bounds: Bounds): boolean {
  return value === null || isWithin(value, bounds);
}
