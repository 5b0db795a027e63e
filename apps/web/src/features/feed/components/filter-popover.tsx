import { Popover } from '@mantine/core';
import '@mantine/core/styles/Popover.css';
import type { ComponentProps, ReactElement } from 'react';
import { cloneElement, useEffect, useRef, useState } from 'react';
import FilterForm from './filter-form.tsx';
import type { FilterMenuProps } from './filter-menu.tsx';

export interface FilterPopoverProps extends FilterMenuProps {
  readonly button: ReactElement<ComponentProps<'button'>>;
}

/** The filters below their button; open as soon as they are there. */
export default function FilterPopover({ button, ...props }: FilterPopoverProps) {
  const [opened, setOpened] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  // The button that was pressed is replaced: this one takes the focus, and gets it back at the end.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      target.current?.focus();
      setOpened(true);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Popover
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      opened={opened}
      onChange={setOpened}
    >
      <Popover.Target>
        {cloneElement(button, { ref: target, onClick: () => setOpened(!opened) })}
      </Popover.Target>
      <Popover.Dropdown aria-label="Filters">
        <FilterForm {...props} />
      </Popover.Dropdown>
    </Popover>
  );
}
