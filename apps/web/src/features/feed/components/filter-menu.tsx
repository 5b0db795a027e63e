import { Button, Popover, Skeleton } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { FeedSearch } from '../feed-search.ts';
import type { ChangeFilters } from './feed-filters.tsx';

const FilterForm = lazy(() => import('./filter-form.tsx'));

export interface FilterMenuProps {
  readonly search: FeedSearch;
  readonly categories: readonly string[];
  readonly currency: string;
  readonly onChange: ChangeFilters;
}

/** The filters, behind a button; their controls are fetched when it is first pressed. */
export function FilterMenu(props: FilterMenuProps) {
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={17} aria-hidden />}>
          Filters
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Filters">
        <Suspense fallback={<Skeleton height={420} width={320} />}>
          <FilterForm {...props} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
