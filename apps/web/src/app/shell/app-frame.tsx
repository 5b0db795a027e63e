import { AppShell } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import type { Viewer } from '#lib/auth/viewer.ts';
import { BottomBar } from './bottom-bar.tsx';
import { Header } from './header.tsx';
import { SideBar } from './side-bar.tsx';
import { useCurrentRole } from './use-current-role.ts';
import classes from './app-frame.module.css';

interface AppFrameProps {
  readonly viewer: Viewer;
  /** Header only: for work that should not be disturbed. */
  readonly focus: boolean;
  readonly children: ReactNode;
}

/** Header, left bar (bottom bar on a phone) and the page between them. */
export function AppFrame({ viewer, focus, children }: AppFrameProps) {
  const role = useCurrentRole(viewer);
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const firstPath = useRef(pathname);

  // A new page is announced and Tab starts at its top, as after a full load.
  useEffect(() => {
    if (firstPath.current === pathname) return;
    firstPath.current = pathname;
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <AppShell
      header={{ height: { base: 48, sm: 52 } }}
      navbar={{
        width: { sm: 64, md: 212 },
        breakpoint: 'sm',
        collapsed: { mobile: true, desktop: focus },
      }}
      footer={{ height: 'calc(56px + env(safe-area-inset-bottom))', collapsed: focus }}
      transitionDuration={0}
      padding={0}
      classNames={{ root: classes.root ?? '', main: classes.main ?? '', footer: classes.footer ?? '' }}
      data-focus={focus || undefined}
    >
      <AppShell.Header className={classes.header}>
        <Header viewer={viewer} role={role} />
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar}>
        <SideBar role={role} />
      </AppShell.Navbar>
      <AppShell.Main id="page" ref={main} tabIndex={-1}>
        {children}
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="sm">
        <BottomBar role={role} />
      </AppShell.Footer>
    </AppShell>
  );
}
