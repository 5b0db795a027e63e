import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import '@mantine/core/styles/Combobox.css';
import { IconMapPin } from '@tabler/icons-react';
import { useState } from 'react';
import { SettingsSection } from '#components/settings-section/settings-section.tsx';
import { countryOptions } from '#lib/countries.ts';
import { notify } from '#lib/notify.ts';
import { showProblem } from '#lib/show-problem.ts';
import { useUpdateArea, type Area, type Standing } from '../api/get-standing.ts';
import classes from './standing.module.css';

interface AreaSectionProps {
  readonly area: Area | null;
  readonly device: Standing['myself']['device'] | null;
}

/** Where the performer works and what their device can do; work for an area or a device asks for it. */
export function AreaSection({ area, device }: AreaSectionProps) {
  const [country, setCountry] = useState(area?.country ?? null);
  const [part, setPart] = useState(area?.subdivision ?? '');
  const [position, setPosition] = useState(positionOf(area));
  const update = useUpdateArea();

  function save(): void {
    const subdivision = part.trim().toUpperCase();
    update.mutate(
      { country, subdivision: subdivision === '' ? null : subdivision, ...position },
      {
        onSuccess: (answer) => {
          if (answer.__typename === 'InvalidInput') showProblem('It was not saved', answer.message);
          else void notify({ title: 'Saved', message: 'Work nearby can find you now.' });
        },
        onError: (error) => showProblem('It was not saved', error),
      },
    );
  }

  function locate(): void {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setPosition({ latitude: coords.latitude, longitude: coords.longitude }),
      () => showProblem('Your position is not known', 'Allow the page to see it, or leave it out.'),
      { maximumAge: 600_000, timeout: 15_000 },
    );
  }

  return (
    <SettingsSection
      title="Where you work, and on what"
      sentence="Only used to tell which work you can do. Requesters do not see it."
    >
      <div className={classes.form}>
        <Select
          label="Country"
          placeholder="Not said"
          data={countryOptions()}
          value={country}
          onChange={setCountry}
          searchable
          clearable
        />
        <TextInput
          label="Part of the country"
          description="ISO 3166-2, such as DE-HH or US-CA; may be left out"
          value={part}
          maxLength={6}
          onChange={(event) => setPart(event.currentTarget.value)}
        />
      </div>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconMapPin size={17} aria-hidden />}
          onClick={locate}
        >
          {position.latitude === null ? 'Add my position' : 'Update my position'}
        </Button>
        {position.latitude !== null && (
          <Button variant="subtle" onClick={() => setPosition({ latitude: null, longitude: null })}>
            Remove it
          </Button>
        )}
        <Text size="sm" c="dimmed">
          {position.latitude === null ? 'No position' : 'Kept to about a kilometre'}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {describeDevice(device)}
      </Text>
      <div>
        <Button onClick={save} loading={update.isPending}>
          Save
        </Button>
      </div>
    </SettingsSection>
  );
}

interface PositionDraft {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

function positionOf(area: Area | null): PositionDraft {
  return { latitude: area?.latitude ?? null, longitude: area?.longitude ?? null };
}

function describeDevice(device: AreaSectionProps['device']): string {
  if (device === null) {
    return 'What your device can do is told to the exchange when you look for work.';
  }
  const { capabilities, screenWidth, screenHeight } = device;
  const can = capabilities.length === 0 ? 'nothing special' : capabilities.join(', ');
  return `Your last device: ${can}; a screen of ${screenWidth} × ${screenHeight}.`;
}
