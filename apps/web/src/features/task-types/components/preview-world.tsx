import { MantineProvider, useMantineTheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { useId, useRef } from 'react';
import { cssVariables } from '#lib/theme-variables.ts';
import classes from './preview-world.module.css';

interface PreviewWorldProps {
  readonly scheme: 'light' | 'dark';
  readonly direction: 'ltr' | 'rtl';
  readonly children: ReactNode;
}

/** A part of the page with colours and a direction of its own, whatever the rest has. */
export function PreviewWorld({ scheme, direction, children }: PreviewWorldProps) {
  const root = useRef<HTMLDivElement>(null);
  const id = `world-${useId().replace(/\W/g, '')}`;
  return (
    <div
      ref={root}
      id={id}
      className={classes.world}
      dir={direction}
      data-mantine-color-scheme={scheme}
      style={{
        colorScheme: scheme,
        background: 'var(--x-surface)',
        color: 'var(--mantine-color-text)',
        borderRadius: 'inherit',
        minHeight: 'inherit',
      }}
    >
      <MantineProvider
        theme={useMantineTheme()}
        cssVariablesResolver={cssVariables}
        cssVariablesSelector={`#${id}`}
        deduplicateCssVariables={false}
        forceColorScheme={scheme}
        getRootElement={() => root.current ?? undefined}
      >
        {children}
      </MantineProvider>
    </div>
  );
}
