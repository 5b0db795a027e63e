import type { LocationField } from '@exchange/tasks';
import { Anchor, Button, Group, NumberInput, Text, TextInput } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import { IconCurrentLocation } from '@tabler/icons-react';
import { useState } from 'react';
import { useTyped } from '#lib/use-typed.ts';
import { FieldGroup } from './field-group.tsx';
import type { FieldViewProps } from './field-view.tsx';
import { readNumberDraft, showNumberDraft } from './number-draft.ts';

type Place = Readonly<Record<string, unknown>>;

const idle = { asking: false, problem: '' };

/** A place: typed in as coordinates, or taken from the device. */
export default function LocationFieldView(props: FieldViewProps<LocationField>) {
  const { field, id, value, problem, inert, onChange } = props;
  const place: Place = typeof value === 'object' && value !== null ? { ...value } : {};
  const [state, setState] = useState(idle);

  function set(part: Place): void {
    const next = Object.fromEntries(
      Object.entries({ ...place, ...part }).filter(([, item]) => item !== undefined),
    );
    onChange(Object.keys(next).length === 0 ? undefined : next);
  }

  function ask(): void {
    setState({ asking: true, problem: '' });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState(idle);
        set({
          latitude: round(coords.latitude),
          longitude: round(coords.longitude),
          accuracy: Math.round(coords.accuracy),
        });
      },
      ({ code, PERMISSION_DENIED }) =>
        setState({
          asking: false,
          problem:
            code === PERMISSION_DENIED
              ? 'Your browser does not give the position away: allow it in its settings, or type it in.'
              : 'The position cannot be found at the moment: try again, or type it in.',
        }),
      { enableHighAccuracy: true, timeout: 20_000 },
    );
  }

  const { latitude, longitude, accuracy } = place;
  const isKnown = typeof latitude === 'number' && typeof longitude === 'number';
  return (
    <FieldGroup field={field} id={id} problem={problem} role="group">
      <Group align="flex-end" gap="sm">
        <Coordinate
          label="Latitude"
          bound={90}
          value={latitude}
          onChange={(next) => set({ latitude: next, accuracy: undefined })}
        />
        <Coordinate
          label="Longitude"
          bound={180}
          value={longitude}
          onChange={(next) => set({ longitude: next, accuracy: undefined })}
        />
        {!inert && (
          <Button
            variant="default"
            size="md"
            leftSection={<IconCurrentLocation size={18} aria-hidden />}
            loading={state.asking}
            onClick={ask}
          >
            Use my position
          </Button>
        )}
      </Group>
      <TextInput
        mt="sm"
        size="md"
        maw={420}
        label="Name or address"
        description="May stay empty."
        dir="auto"
        value={typeof place['place'] === 'string' ? place['place'] : ''}
        onChange={({ currentTarget }) => set({ place: currentTarget.value || undefined })}
      />
      <Text size="sm" c="dimmed" mt={4} role="status">
        {state.problem}
        {typeof accuracy === 'number' ? `Within ${accuracy} metres. ` : ''}
        {isKnown && (
          <Anchor size="sm" href={`geo:${latitude},${longitude}`}>
            Open in a map
          </Anchor>
        )}
      </Text>
    </FieldGroup>
  );
}

interface CoordinateProps {
  readonly label: string;
  readonly bound: number;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function Coordinate({ label, bound, value, onChange }: CoordinateProps) {
  const [shown, setTyped] = useTyped(value, readNumberDraft, showNumberDraft);
  return (
    <NumberInput
      label={label}
      size="md"
      w={150}
      min={-bound}
      max={bound}
      step={0.0001}
      decimalScale={6}
      clampBehavior="none"
      value={shown}
      onChange={(next) => {
        setTyped(next);
        onChange(readNumberDraft(next));
      }}
    />
  );
}

/** Six places are a tenth of a metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
