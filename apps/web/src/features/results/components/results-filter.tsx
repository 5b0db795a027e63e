import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { NumberBox } from '#components/number/number-box.tsx';
import type { ResultsSearch, ResultsSearchChange } from '../results-search.ts';
import { isFiltered } from '../logic/filter-of.ts';
import classes from './results-filter.module.css';

interface ResultsFilterProps {
  readonly search: ResultsSearch;
  readonly fields: readonly { readonly key: string; readonly label: string }[];
  readonly onChange: (change: ResultsSearchChange) => void;
}

/** Narrows the table by what an answer holds, and by whose, which and when it is. */
export function ResultsFilter({ search, fields, onChange }: ResultsFilterProps) {
  // The address follows a little later than what is typed.
  const [typed, setTyped] = useState({
    find: search.find ?? '',
    performer: search.performer ?? '',
  });
  const apply = useDebouncedCallback(onChange, 300);

  function type(part: Partial<typeof typed>): void {
    const next = { ...typed, ...part };
    setTyped(next);
    apply({ find: next.find || undefined, performer: next.performer.trim() || undefined });
  }

  return (
    <div className={classes.filter} role="search" aria-label="Filter the answers">
      <TextInput
        className={classes.words ?? ''}
        label="Answer contains"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed.find}
        maxLength={200}
        onChange={({ currentTarget }) => type({ find: currentTarget.value })}
      />
      <NativeSelect
        label="In"
        value={search.field ?? ''}
        onChange={({ currentTarget }) => onChange({ field: currentTarget.value || undefined })}
        data={[
          { value: '', label: 'Any question' },
          ...fields.map(({ key, label }) => ({ value: key, label })),
        ]}
      />
      <NumberBox
        label="Row"
        bounds={{ min: 1, max: 2_147_483_647 }}
        hideControls
        empty={null}
        wrong={null}
        value={search.row ?? null}
        onChange={(row) => onChange({ row: row ?? undefined })}
      />
      <TextInput
        label="Performer"
        placeholder="Id"
        value={typed.performer}
        maxLength={100}
        onChange={({ currentTarget }) => type({ performer: currentTarget.value })}
      />
      <TextInput
        label="Since"
        type="date"
        value={search.since ?? ''}
        onChange={({ currentTarget }) => onChange({ since: currentTarget.value || undefined })}
      />
      {isFiltered(search) && (
        <Button
          variant="subtle"
          onClick={() => {
            apply.cancel();
            setTyped({ find: '', performer: '' });
            onChange({
              ...{ find: undefined, field: undefined, row: undefined },
              ...{ performer: undefined, since: undefined },
            });
          }}
        >
          Clear
        </Button>
      )}
    </div>
  );
}
