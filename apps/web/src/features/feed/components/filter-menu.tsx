import { Button } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { cloneElement, useState } from 'react';
import type { FeedSearch } from '../feed-search.ts';
import type { ChangeFilters } from './feed-filters.tsx';
import type { FilterPopoverProps } from './filter-popover.tsx';

export interface FilterMenuProps {
  readonly search: FeedSearch;
  readonly categories: readonly string[];
  readonly currency: string;
  readonly onChange: ChangeFilters;
}

function load() {
  return import('./filter-popover.tsx');
}

/** The filters, behind a button; all that is behind it is fetched when somebody reaches for it. */
export function FilterMenu(props: FilterMenuProps) {
  const [Popover, setPopover] = useState<ComponentType<FilterPopoverProps> | null>(null);
  const button: FilterPopoverProps['button'] = (
    <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={17} aria-hidden />}>
      Filters
    </Button>
  );
  if (Popover !== null) return <Popover {...props} button={button} />;
  // Without a network the code may not come: the next press tries again.
  const preload = () => void load().catch(() => undefined);
  return cloneElement(button, {
    'aria-haspopup': 'dialog',
    'aria-expanded': false,
    onPointerEnter: preload,
    onFocus: preload,
    onClick: () =>
      void load().then(
        (module) => setPopover(() => module.default),
        () => undefined,
      ),
  });
}
