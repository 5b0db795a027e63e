import type { ComponentType } from 'react';
import { useEffect, useState } from 'react';
import { useOnline } from '#lib/use-online.ts';

interface LaterPartProps {
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

const laterMs = 2_500;

/**
 * The place for a part that nobody waits for, fetched once the page stands. Without a network it is
 * fetched when that is back; a page that works must not fall over for it.
 */
export function LaterPart({ load }: LaterPartProps) {
  const [Part, setPart] = useState<ComponentType | null>(null);
  const online = useOnline();
  useEffect(() => {
    if (!online) return undefined;
    const timer = setTimeout(() => {
      load().then(
        (module) => setPart(() => module.default),
        () => undefined,
      );
    }, laterMs);
    return () => clearTimeout(timer);
  }, [online, load]);
  return Part === null ? null : <Part />;
}
