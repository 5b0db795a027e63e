import { Group, Kbd, Text, useMantineColorScheme } from '@mantine/core';
import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { currentRoleOf } from '#lib/auth/roles.ts';
import { useSignOut } from '#lib/auth/use-sign-out.ts';
import type { Viewer } from '#lib/auth/viewer.ts';
import { formatKeys } from '#lib/shortcuts/format-keys.ts';
import { showShortcuts } from '../shell/shortcuts-dialog-state.ts';
import { findById } from './find-by-id.ts';
import { listPages } from './list-pages.ts';
import { matchWords } from './match-words.ts';
import { paletteObjectsOptions } from './palette-objects.ts';
import { showPalette } from './palette-state.ts';

const [store] = createSpotlight();
const mostShown = 12;

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** Pages, things and actions, found by typing. */
export default function Palette({ viewer }: { readonly viewer: Viewer }) {
  const [words, setWords] = useState('');
  const role = currentRoleOf(viewer);
  const objects = useQuery(paletteObjectsOptions(role));
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { setColorScheme } = useMantineColorScheme();
  const byId = findById(words, role);

  const pages = listPages(viewer, role).map(({ to, label, key }): Entry => ({
    id: to,
    label,
    ...(key === undefined ? {} : { keys: `g ${key}` }),
    run: () => void navigate({ to }),
  }));
  const things = [...(byId ? [byId] : []), ...(objects.data ?? [])].map(
    ({ id, name, kind, to, search }): Entry => ({
      id,
      label: name,
      note: kind,
      run: () => void navigate({ to, ...(search === undefined ? {} : { search }) }),
    }),
  );
  const actions: Entry[] = [
    { id: 'light', label: 'Light theme', run: () => setColorScheme('light') },
    { id: 'dark', label: 'Dark theme', run: () => setColorScheme('dark') },
    { id: 'auto', label: 'Theme as the system', run: () => setColorScheme('auto') },
    { id: 'keys', label: 'Keyboard shortcuts', keys: '?', run: () => showShortcuts.set(true) },
    { id: 'out', label: 'Sign out', run: () => void signOut() },
  ];
  const groups = [
    ['Pages', pages.filter(({ label }) => matchWords(words, label))],
    [
      'Found',
      words === ''
        ? []
        : things.filter(({ id, label }) => id === byId?.id || matchWords(words, label)),
    ],
    ['Actions', actions.filter(({ label }) => matchWords(words, label))],
  ] as const;
  const isEmpty = groups.every(([, entries]) => entries.length === 0);

  return (
    <Spotlight.Root
      store={store}
      forceOpened
      query={words}
      onQueryChange={setWords}
      onSpotlightClose={() => showPalette.set(false)}
      shortcut={null}
      scrollable
      maxHeight={440}
    >
      <Spotlight.Search
        aria-label="Search for pages, things and actions"
        placeholder="Go to a page, find by name or id, do something"
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups
          .filter(([, entries]) => entries.length > 0)
          .map(([label, entries]) => (
            <Spotlight.ActionsGroup key={label} label={label}>
              {entries.slice(0, mostShown).map((entry) => (
                <Spotlight.Action
                  key={entry.id}
                  onClick={() => {
                    showPalette.set(false);
                    entry.run();
                  }}
                >
                  <PaletteLine entry={entry} />
                </Spotlight.Action>
              ))}
            </Spotlight.ActionsGroup>
          ))}
        {isEmpty && <Spotlight.Empty>Nothing by that name</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function PaletteLine({ entry }: { readonly entry: Entry }) {
  const { label, note, keys } = entry;
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm" w="100%" mih={22}>
      <Text component="span" size="sm" truncate>
        <bdi>{label}</bdi>
      </Text>
      {note !== undefined && (
        <Text component="span" size="xs" c="inherit" className="nowrap">
          {note}
        </Text>
      )}
      {keys !== undefined && (
        <span className="nowrap">
          {formatKeys(keys).map((key, index) => (
            <Kbd key={index} size="xs" ms={4}>
              {key}
            </Kbd>
          ))}
        </span>
      )}
    </Group>
  );
}
