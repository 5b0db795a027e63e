import { IconX } from '@tabler/icons-react';
import { formatDuration } from '#lib/format/duration.ts';
import { formatMoney } from '#lib/format/money.ts';
import type { FeedSearch } from '../feed-search.ts';
import type { ChangeFilters } from './feed-filters.tsx';
import classes from './feed-filters.module.css';

interface FilterChipsProps {
  readonly search: FeedSearch;
  readonly currency: string;
  readonly onChange: ChangeFilters;
}

/** The filters that apply; a press takes one away. */
export function FilterChips({ search, currency, onChange }: FilterChipsProps) {
  const chips = describe(search, currency);
  if (chips.length === 0) return null;
  const none = Object.fromEntries(
    chips.flatMap(({ patch }) => Object.keys(patch)).map((key) => [key, undefined]),
  );
  return (
    <div className={classes.chips}>
      {chips.map(({ label, patch }) => (
        <button
          key={label}
          type="button"
          className={classes.chip}
          aria-label={`Remove filter: ${label}`}
          onClick={() => onChange(patch)}
        >
          <bdi>{label}</bdi>
          <IconX size={14} aria-hidden />
        </button>
      ))}
      {chips.length > 1 && (
        <button
          type="button"
          className={`${classes.chip} ${classes.clear}`}
          onClick={() => onChange(none)}
        >
          Clear all
        </button>
      )}
    </div>
  );
}

interface ChipInfo {
  readonly label: string;
  readonly patch: Partial<Record<keyof FeedSearch, unknown>>;
}

function describe(search: FeedSearch, currency: string): ChipInfo[] {
  const chips: ChipInfo[] = [];
  if (search.q) chips.push({ label: `“${search.q}”`, patch: { q: undefined } });
  for (const category of search.category ?? []) {
    const rest = search.category?.filter((item) => item !== category) ?? [];
    chips.push({ label: category, patch: { category: rest.length > 0 ? rest : undefined } });
  }
  if (search.pay) {
    const pay = formatMoney({ minor: search.pay, currency });
    chips.push({ label: `Pays ${pay} or more`, patch: { pay: undefined } });
  }
  if (search.hourly) {
    const hourly = formatMoney({ minor: search.hourly, currency });
    chips.push({ label: `${hourly} per hour or more`, patch: { hourly: undefined } });
  }
  if (search.time) {
    chips.push({ label: `At most ${formatDuration(search.time)}`, patch: { time: undefined } });
  }
  if (search.near) chips.push({ label: 'Near me', patch: { near: undefined } });
  if (search.open) chips.push({ label: 'I can accept it', patch: { open: undefined } });
  if (search.qualified) chips.push({ label: 'I qualify', patch: { qualified: undefined } });
  if (search.hidden) chips.push({ label: 'Hidden too', patch: { hidden: undefined } });
  if (search.requester) chips.push({ label: 'One requester', patch: { requester: undefined } });
  return chips;
}
