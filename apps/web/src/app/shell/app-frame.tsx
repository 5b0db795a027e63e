import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import type { Viewer } from '#lib/auth/viewer.ts';
import { LaterPart } from '../later-part.tsx';
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

const loadBanner = () => import('./maintenance-banner.tsx');

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
    if (!main.current?.contains(document.activeElement))
      main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <div className={classes.frame} data-focus={focus || undefined}>
      <header className={classes.header}>
        <Header viewer={viewer} role={role} />
      </header>
      {!focus && (
        <div className={classes.side}>
          <SideBar role={role} />
        </div>
      )}
      <main id="page" ref={main} tabIndex={-1} className={classes.main}>
        <LaterPart load={loadBanner} />
        {children}
      </main>
      {!focus && (
        <div className={classes.bottom}>
          <BottomBar role={role} />
        </div>
      )}
    </div>
  );
}
