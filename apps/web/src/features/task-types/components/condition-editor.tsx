import { Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import {
  capabilities,
  comparators,
  limits,
  systemQualifications,
  valueCount,
  type Condition,
} from '@exchange/criteria';
import { useState } from 'react';
import { NumberBox } from '#components/number/number-box.tsx';
import {
  comparatorWords,
  conditionAbout,
  readPlaces,
  readValues,
  subjectOf,
  valuesFor,
  type QualificationChoice,
  type Subject,
} from '../logic/criteria-draft.ts';
import classes from './criteria-section.module.css';

interface ConditionEditorProps<Kind extends Condition = Condition> {
  readonly condition: Kind;
  /** The requester's own qualifications. */
  readonly own: readonly QualificationChoice[];
  readonly onChange: (condition: Condition) => void;
}

/** One condition: what is looked at, how, and with what. */
export function ConditionEditor({ condition, own, onChange }: ConditionEditorProps) {
  const choices = [...systemQualifications, ...own];
  const toOption = ({ id, name }: QualificationChoice) => ({
    value: `qualification:${id}`,
    label: name,
  });
  return (
    <div className={classes.condition}>
      <NativeSelect
        label="Performers’"
        value={subjectOf(condition)}
        onChange={(event) =>
          onChange(conditionAbout(event.currentTarget.value as Subject, choices))
        }
        data={[
          { group: 'Track record', items: systemQualifications.map(toOption) },
          ...(own.length === 0 ? [] : [{ group: 'Your qualifications', items: own.map(toOption) }]),
          {
            group: 'Place and device',
            items: [
              { value: 'area', label: 'country or region' },
              { value: 'near', label: 'distance to a place' },
              { value: 'device', label: 'device' },
            ],
          },
        ]}
      />
      {condition.kind === 'qualification' && (
        <QualificationFields
          key={condition.id}
          condition={condition}
          own={own}
          onChange={onChange}
        />
      )}
      {condition.kind === 'area' && (
        <AreaFields condition={condition} own={own} onChange={onChange} />
      )}
      {condition.kind === 'near' && (
        <NearFields condition={condition} own={own} onChange={onChange} />
      )}
      {condition.kind === 'device' && (
        <DeviceFields condition={condition} own={own} onChange={onChange} />
      )}
    </div>
  );
}

type FieldsOf<Kind extends Condition['kind']> = ConditionEditorProps<
  Extract<Condition, { kind: Kind }>
>;

function QualificationFields({ condition, onChange }: FieldsOf<'qualification'>) {
  const [text, setText] = useState(condition.values.join(', '));
  const { comparator } = condition;
  const count = valueCount(comparator);
  return (
    <>
      <NativeSelect
        label="How"
        value={comparator}
        data={comparators.map((value) => ({ value, label: comparatorWords[value] }))}
        onChange={(event) => {
          const chosen = comparators.find((known) => known === event.currentTarget.value);
          if (chosen === undefined) return;
          const values = valuesFor(chosen, readValues(text));
          setText(values.join(', '));
          onChange({ ...condition, comparator: chosen, values });
        }}
      />
      {count !== 'none' && (
        <TextInput
          label={count === 'one' ? 'Value' : 'Values'}
          value={text}
          inputMode={count === 'one' ? 'numeric' : 'text'}
          onChange={(event) => {
            setText(event.currentTarget.value);
            onChange({ ...condition, values: readValues(event.currentTarget.value) });
          }}
        />
      )}
    </>
  );
}

function AreaFields({ condition, onChange }: FieldsOf<'area'>) {
  const [text, setText] = useState(condition.places.join(', '));
  return (
    <>
      <NativeSelect
        label="How"
        value={condition.comparator}
        data={[
          { value: 'In', label: 'is in' },
          { value: 'NotIn', label: 'is not in' },
        ]}
        onChange={(event) =>
          onChange({
            ...condition,
            comparator: event.currentTarget.value === 'NotIn' ? 'NotIn' : 'In',
          })
        }
      />
      <TextInput
        label="Codes of places"
        placeholder="DE, AT, US-CA"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          onChange({ ...condition, places: readPlaces(event.currentTarget.value) });
        }}
      />
    </>
  );
}

function NearFields({ condition, onChange }: FieldsOf<'near'>) {
  return (
    <>
      <NumberBox
        label="At most (km)"
        bounds={{ min: 1, max: limits.radiusKm, fractions: true }}
        // Out of the bounds, so that it is not saved, and readable in the sentence above.
        empty={0}
        wrong={0}
        value={condition.radiusKm}
        onChange={(radiusKm) => onChange({ ...condition, radiusKm })}
      />
      <TextInput
        label="From"
        placeholder="Hamburg"
        maxLength={60}
        value={condition.label}
        onChange={(event) => onChange({ ...condition, label: event.currentTarget.value })}
      />
      <NumberBox
        label="Latitude"
        bounds={{ min: -90, max: 90, fractions: true }}
        decimalScale={5}
        empty={Number.NaN}
        value={condition.latitude}
        onChange={(latitude) => onChange({ ...condition, latitude })}
      />
      <NumberBox
        label="Longitude"
        bounds={{ min: -180, max: 180, fractions: true }}
        decimalScale={5}
        empty={Number.NaN}
        value={condition.longitude}
        onChange={(longitude) => onChange({ ...condition, longitude })}
      />
    </>
  );
}

const capabilityLabels = {
  camera: 'a camera',
  microphone: 'a microphone',
  touch: 'a touch screen',
  location: 'its location',
} as const;

function DeviceFields({ condition, onChange }: FieldsOf<'device'>) {
  return (
    <>
      <Checkbox.Group
        label="Has"
        value={[...condition.needs]}
        onChange={(chosen) =>
          onChange({ ...condition, needs: capabilities.filter((one) => chosen.includes(one)) })
        }
      >
        <Group gap="sm" mt={6}>
          {capabilities.map((one) => (
            <Checkbox key={one} value={one} label={capabilityLabels[one]} />
          ))}
        </Group>
      </Checkbox.Group>
      <NumberBox
        label="Longer side of the screen, at least (pixels)"
        bounds={{ min: 0, max: 20_000 }}
        empty={0}
        value={condition.minScreenLong}
        onChange={(minScreenLong) => onChange({ ...condition, minScreenLong })}
      />
    </>
  );
}
