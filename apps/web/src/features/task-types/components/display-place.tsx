import { NativeSelect } from '@mantine/core';
import type { DisplayItem, TaskForm } from '@exchange/tasks';
import { fieldsOf, placeDisplayItem } from '@exchange/tasks';

interface DisplayPlaceProps {
  readonly form: TaskForm;
  readonly item: DisplayItem;
  readonly onChange: (item: DisplayItem) => void;
}

/** Where an item stands: above all questions, before one of them, or below all. */
export function DisplayPlace({ form, item, onChange }: DisplayPlaceProps) {
  const { before } = item;
  const places = [
    { value: 'top', label: 'Above the questions', before: undefined },
    ...fieldsOf(form).map(({ name, label }) => ({
      value: `before ${name}`,
      label: `Before “${label}”`,
      before: name,
    })),
    { value: 'end', label: 'Below the questions', before: null },
  ];
  return (
    <NativeSelect
      label="Where it stands"
      value={places.find((place) => place.before === before)?.value ?? 'top'}
      data={places.map(({ value, label }) => ({ value, label }))}
      onChange={(event) => {
        const chosen = places.find(({ value }) => value === event.currentTarget.value);
        onChange(placeDisplayItem(item, chosen?.before));
      }}
    />
  );
}
