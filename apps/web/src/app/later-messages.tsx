import type { ComponentType } from 'react';
import { useEffect, useState } from 'react';
import { useOnline } from '#lib/use-online.ts';

/**
 * The place for messages, fetched once the page stands: none is shown before. Without a network it
 * is fetched when that is back; a page that works must not fall over for it.
 */
export function LaterMessages() {
  const [Messages, setMessages] = useState<ComponentType | null>(null);
  const online = useOnline();
  useEffect(() => {
    if (!online) return undefined;
    const timer = setTimeout(() => {
      import('./messages.tsx').then(
        (module) => setMessages(() => module.default),
        () => undefined,
      );
    }, 2_500);
    return () => clearTimeout(timer);
  }, [online]);
  return Messages === null ? null : <Messages />;
}
