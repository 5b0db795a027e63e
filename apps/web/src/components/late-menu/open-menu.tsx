import { Menu } from '@mantine/core';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import type { ReactNode } from 'react';
import { cloneElement, useEffect, useRef, useState } from 'react';
import type { MenuButton } from './late-menu.tsx';

interface OpenMenuProps {
  readonly button: MenuButton;
  readonly width: number | undefined;
  readonly children: ReactNode;
}

/** The menu itself; opens as soon as it is there. */
export function OpenMenu({ button, width, children }: OpenMenuProps) {
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
    <Menu width={width} opened={opened} onChange={setOpened}>
      <Menu.Target>{cloneElement(button, { ref: target })}</Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
