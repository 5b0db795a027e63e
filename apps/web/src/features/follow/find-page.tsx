import { Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconListSearch, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { TimeModeSwitch } from '#components/time/time-mode-switch.tsx';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { FollowedThing } from './components/followed-thing.tsx';
import classes from './components/follow.module.css';
import { UserList } from './components/user-list.tsx';
import { looksLikeId } from './logic/looks-like-id.ts';

/** Finds a user by name, and follows anything by its id through nodes and partitions. */
export function FindPage() {
  const { q, id } = useSearch({ from: '/ops/find' });
  const navigate = useNavigate({ from: '/ops/find' });
  const field = useRef<HTMLInputElement>(null);
  const wanted = id ?? q ?? '';
  const [typed, setTyped] = useState(wanted);
  const [shownFor, setShownFor] = useState(wanted);
  // A link within the page leads to another id: the field follows.
  if (shownFor !== wanted) {
    setShownFor(wanted);
    if (typed.trim() !== wanted) setTyped(wanted);
  }
  const look = useDebouncedCallback((text: string) => {
    const words = text.trim();
    const search = looksLikeId(words) ? { id: words } : { q: words };
    void navigate({ search: words === '' ? {} : search, replace: true });
  }, 300);
  useShortcut({ keys: '/', label: 'Search' }, () => field.current?.focus());

  return (
    <Page>
      <PageHead
        title="Find"
        sentence="A user by name, address or key; or a task, lease, assignment, submission, batch, message or move by its id."
        actions={<TimeModeSwitch />}
      />
      <Stack gap="lg">
        <TextInput
          ref={field}
          className={classes.box ?? ''}
          type="search"
          label="Name, address or id"
          placeholder="Paste an id, or type part of a name"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            look(event.currentTarget.value);
          }}
        />
        {id !== undefined && <FollowedThing key={id} id={id} />}
        {id === undefined && q !== undefined && <UserList search={q} />}
        {wanted === '' && (
          <Empty icon={IconListSearch} title="Follow anything">
            Each id says whom it belongs to. What every partition knows of it is shown in the order
            of time, with the ids that lead on.
          </Empty>
        )}
      </Stack>
    </Page>
  );
}
