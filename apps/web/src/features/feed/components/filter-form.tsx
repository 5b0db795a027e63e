import { Checkbox, NumberInput, Text } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/NumberInput.css';
import { describeBounds } from '#components/number/bounds.ts';
import { NumberBox } from '#components/number/number-box.tsx';
import { formatMoney, minorDigits, toMinor } from '#lib/format/money.ts';
import { readNumber } from '#lib/format/read-number.ts';
import { useTyped } from '#lib/use-typed.ts';
import type { ChangeFilters } from './feed-filters.tsx';
import type { FilterMenuProps } from './filter-menu.tsx';
import classes from './feed-filters.module.css';

/** Everything that the work can be narrowed by. Each change applies at once. */
export default function FilterForm({ search, categories, currency, onChange }: FilterMenuProps) {
  const chosen = search.category ?? [];
  const all = [...new Set([...categories, ...chosen])].sort();
  const money = { currency, minorPerUnit: 10 ** minorDigits(currency) };
  return (
    <div className={classes.form}>
      {all.length > 0 && (
        <div role="group" aria-labelledby="filter-kinds">
          <Text id="filter-kinds" size="sm" fw={600} mb={6}>
            Kind of work
          </Text>
          <div className={classes.checks}>
            {all.map((category) => (
              <Checkbox
                key={category}
                label={<bdi>{category}</bdi>}
                checked={chosen.includes(category)}
                onChange={() => onChange({ category: toggle(chosen, category) })}
              />
            ))}
          </div>
        </div>
      )}
      <AmountFilter
        label="Pay per task, at least"
        name="pay"
        value={search.pay}
        money={money}
        onChange={onChange}
      />
      <AmountFilter
        label="Pay per hour, at least"
        name="hourly"
        value={search.hourly}
        money={money}
        onChange={onChange}
      />
      <NumberBox
        label="Minutes allowed, at most"
        bounds={{ min: 1, max: 43_200 }}
        empty={null}
        wrong={null}
        value={search.time === undefined ? null : Math.round(search.time / 60)}
        onChange={(minutes) =>
          onChange({ time: minutes === null ? undefined : minutes * 60 }, true)
        }
      />
      <Checkbox
        label="Only what lies near me"
        description="Accepted at once, from the stock of your group."
        checked={search.near === true}
        onChange={(event) => onChange({ near: event.currentTarget.checked || undefined })}
      />
      <Checkbox
        label="Only what I qualify for"
        description="Leaves out work that asks for qualifications, a place or a device that you lack."
        checked={search.qualified === true}
        onChange={(event) => onChange({ qualified: event.currentTarget.checked || undefined })}
      />
      <Checkbox
        label="Only what I can accept"
        checked={search.open === true}
        onChange={(event) => onChange({ open: event.currentTarget.checked || undefined })}
      />
      <Checkbox
        label="Also what I have hidden"
        checked={search.hidden === true}
        onChange={(event) => onChange({ hidden: event.currentTarget.checked || undefined })}
      />
    </div>
  );
}

interface AmountFilterProps {
  readonly label: string;
  readonly name: 'pay' | 'hourly';
  readonly value: number | undefined;
  readonly money: { readonly currency: string; readonly minorPerUnit: number };
  readonly onChange: ChangeFilters;
}

function AmountFilter({ label, name, value, money, onChange }: AmountFilterProps) {
  const [shown, setTyped] = useTyped(value, read, (minor) =>
    minor === undefined ? '' : minor / money.minorPerUnit,
  );

  function read(typed: number | string): number | undefined {
    const amount = readNumber(typed);
    const minor = amount === null ? null : toMinor(amount, money.currency);
    return minor === null || minor <= 0 ? undefined : minor;
  }

  const isBelowZero = (readNumber(shown) ?? 0) < 0;
  const showMoney = (minor: number) => formatMoney({ minor, currency: money.currency });
  return (
    <NumberInput
      label={`${label} (${money.currency})`}
      min={0}
      clampBehavior="none"
      error={isBelowZero ? describeBounds({ min: 0 }, showMoney) : null}
      step={name === 'pay' ? 0.1 : 1}
      decimalScale={minorDigits(money.currency)}
      value={shown}
      onChange={(next) => {
        setTyped(next);
        onChange({ [name]: read(next) }, true);
      }}
    />
  );
}

function toggle(chosen: readonly string[], item: string): string[] | undefined {
  const next = chosen.includes(item) ? chosen.filter((other) => other !== item) : [...chosen, item];
  return next.length > 0 ? next : undefined;
}
