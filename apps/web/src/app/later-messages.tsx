import { lazy, Suspense, useEffect, useState } from 'react';

const Messages = lazy(() => import('./messages.tsx'));

/** The place for messages, fetched once the page stands: none is shown before. */
export function LaterMessages() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWanted(true), 2_500);
    return () => clearTimeout(timer);
  }, []);
  return wanted ? (
    <Suspense fallback={null}>
      <Messages />
    </Suspense>
  ) : null;
}
