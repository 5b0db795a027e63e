import { NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDebouncedCallback } from '@mantine/hooks';
import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import type { FeedSearch } from '../feed-search.ts';
import { feedSorts } from '../feed-search.ts';
import { FilterChips } from './filter-chips.tsx';
import { FilterMenu } from './filter-menu.tsx';
import classes from './feed-filters.module.css';

export type ChangeFilters = (
  patch: Partial<Record<keyof FeedSearch, unknown>>,
  replace?: boolean,
) => void;

interface FeedFiltersProps {
  readonly search: FeedSearch;
  readonly categories: readonly string[];
  readonly currency: string;
  readonly onChange: ChangeFilters;
}

const sortLabels: Readonly<Record<(typeof feedSorts)[number], string>> = {
  BEST: 'Best for me',
  HOURLY: 'Pay per hour',
  REWARD: 'Pay per task',
  TODAY: 'Most to earn today',
  NEWEST: 'Newest',
  MOST_LEFT: 'Most left',
  ENDING_SOON: 'Ending soon',
};

/** Search, filters and order: all in the address, so that a copied link shows the same. */
export function FeedFilters({ search, categories, currency, onChange }: FeedFiltersProps) {
  const input = useRef<HTMLInputElement>(null);
  useShortcut({ keys: '/', label: 'Search' }, () => input.current?.focus());
  return (
    <div className={classes.filters} role="search" aria-label="Filter the work">
      <div className={classes.line}>
        <SearchBox inputRef={input} words={search.q ?? ''} onChange={onChange} />
        <FilterMenu
          search={search}
          categories={categories}
          currency={currency}
          onChange={onChange}
        />
        <NativeSelect
          className={classes.sort ?? ''}
          aria-label="Order"
          value={search.sort ?? 'BEST'}
          onChange={(event) => {
            const sort = event.currentTarget.value;
            onChange({ sort: sort === 'BEST' ? undefined : sort });
          }}
          data={feedSorts.map((sort) => ({ value: sort, label: sortLabels[sort] }))}
        />
      </div>
      <FilterChips search={search} currency={currency} onChange={onChange} />
    </div>
  );
}

interface SearchBoxProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly words: string;
  readonly onChange: ChangeFilters;
}

function SearchBox({ inputRef, words, onChange }: SearchBoxProps) {
  const [typed, setTyped] = useState(words);
  const send = useDebouncedCallback((text: string) => {
    onChange({ q: text.trim() === '' ? undefined : text.trim() }, true);
  }, 350);
  // The address can change by itself: back button, a chip that is taken away.
  useEffect(() => {
    if (document.activeElement !== inputRef.current) setTyped(words);
  }, [words, inputRef]);
  return (
    <TextInput
      ref={inputRef}
      className={classes.search ?? ''}
      type="search"
      aria-label="Search for work"
      placeholder="Search title, words or requester"
      leftSection={<IconSearch size={17} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Browsers would empty the box: leaving it keeps what was searched for.
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}
