import { useListKeys } from '#lib/shortcuts/use-list-keys.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { useNavigate } from '@tanstack/react-router';
import { useAccept } from '../use-accept.ts';
import { useHide } from '../use-hide.ts';
import type { ShownEntry } from '../use-shown-entries.ts';
import { FeedRow } from './feed-row.tsx';
import classes from './feed-row.module.css';

interface FeedListProps {
  readonly entries: readonly ShownEntry[];
  /** When the reader was here before; null on the first visit. */
  readonly lastLook: number | null;
  readonly onLook: ((typeId: string) => void) | undefined;
  readonly keysEnabled: boolean;
}

/** The rows, and the keys that work on the current one. */
export function FeedList({ entries, lastLook, onLook, keysEnabled }: FeedListProps) {
  const navigate = useNavigate();
  const { current, setCurrent } = useListKeys(entries.map(({ entry }) => entry.typeId));
  const { accept, pendingTypeId, refusal } = useAccept();
  const { hideType, hideRequester, unhide } = useHide();
  const shown = entries.find(({ entry }) => entry.typeId === current);
  const enabled = keysEnabled && shown !== undefined;

  function look(typeId: string): void {
    if (onLook) onLook(typeId);
    else void navigate({ to: '/tasks/$typeId', params: { typeId } });
  }

  useShortcut({ keys: 'a', label: 'Accept', enabled }, () => {
    if (shown && !shown.gone && !shown.entry.lock) accept(shown.entry.typeId);
  });
  useShortcut({ keys: 'Enter', label: 'Look at it', enabled }, () => {
    if (shown) look(shown.entry.typeId);
  });
  useShortcut({ keys: 'h', label: 'Hide this kind of task', enabled }, () => {
    if (shown) hideType(shown.entry);
  });

  if (entries.length === 0) return null;
  return (
    <ul className={classes.list} aria-label="Work">
      {entries.map(({ entry, gone }) => (
        <FeedRow
          key={entry.typeId}
          entry={entry}
          gone={gone}
          isNew={lastLook !== null && Date.parse(entry.publishedAt) > lastLook}
          current={entry.typeId === current}
          pending={pendingTypeId === entry.typeId}
          refusal={refusal?.typeId === entry.typeId ? refusal : null}
          onAccept={() => accept(entry.typeId)}
          onLook={onLook ? () => onLook(entry.typeId) : undefined}
          onHideType={() => hideType(entry)}
          onHideRequester={() => hideRequester(entry)}
          onUnhide={() => unhide(entry)}
          onFocus={() => setCurrent(entry.typeId)}
        />
      ))}
    </ul>
  );
}
