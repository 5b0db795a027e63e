import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import type { MovesSearch } from '../moves-search.ts';

interface MoveFiltersProps {
  readonly search: MovesSearch;
  readonly partitions: readonly { readonly id: string; readonly role: string }[];
  readonly onChange: (patch: Partial<Record<'partition' | 'user' | 'group', string>>) => void;
}

/** Narrows the moves to a user, a partition or a group. */
export function MoveFilters({ search, partitions, onChange }: MoveFiltersProps) {
  const field = useRef<HTMLInputElement>(null);
  useShortcut({ keys: '/', label: 'Search' }, () => field.current?.focus());
  return (
    <Group align="flex-end" gap="sm">
      <TextInput
        ref={field}
        label="User"
        placeholder="Id of a user, or of anything of theirs"
        leftSection={<IconSearch size={16} aria-hidden />}
        w={{ base: '100%', xs: 300 }}
        value={search.user ?? ''}
        onChange={(event) => onChange({ user: event.currentTarget.value.trim() })}
      />
      <NativeSelect
        label="Partition"
        value={search.partition ?? ''}
        data={[
          { value: '', label: 'All' },
          ...partitions.map(({ id, role }) => ({ value: id, label: `${id} (${role})` })),
        ]}
        onChange={(event) => onChange({ partition: event.currentTarget.value })}
      />
      {search.group !== undefined && (
        <Button
          variant="default"
          rightSection={<IconX size={15} aria-hidden />}
          onClick={() => onChange({ group: '' })}
        >
          One group: show all
        </Button>
      )}
    </Group>
  );
}
