import { useQuery } from '@tanstack/react-query';
import { Outlet, useMatches } from '@tanstack/react-router';
import { viewerOptions } from '#lib/auth/viewer.ts';
import { useLiveUpdates } from '#lib/live/use-live-updates.ts';
import { UndoBar } from '#components/undo-bar/undo-bar.tsx';
import { TipLayer } from '#components/tip/tip-layer.tsx';
import { AppFrame } from './app-frame.tsx';
import { GlobalKeys } from './global-keys.tsx';

/** Around every page: the bars for those who are signed in, nothing for the others. */
export function RootLayout() {
  const frame = useMatches({
    select: (matches) => matches.map((match) => match.staticData.frame).find(Boolean),
  });
  const { data: viewer } = useQuery({ ...viewerOptions(), enabled: frame !== 'bare' });
  useLiveUpdates(Boolean(viewer));
  if (!viewer || frame === 'bare') {
    return (
      <>
        {frame === 'bare' ? (
          <Outlet />
        ) : (
          <main>
            <Outlet />
          </main>
        )}
        <GlobalKeys viewer={viewer ?? null} />
      </>
    );
  }
  return (
    <>
      <a className="skip-link" href="#page">
        Skip to the page
      </a>
      <AppFrame viewer={viewer} focus={frame === 'focus'}>
        <Outlet />
      </AppFrame>
      <GlobalKeys viewer={viewer} />
      <UndoBar />
      <TipLayer />
    </>
  );
}
