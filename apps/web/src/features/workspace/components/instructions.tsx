import { IconBook2, IconChevronDown } from '@tabler/icons-react';
import { Markdown } from '#components/markdown/markdown.tsx';
import { createLocalStore, parseBoolean } from '#lib/local-store.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { useLocalStore } from '#lib/use-local-store.ts';
import type { Assignment } from '../api/get-assignment.ts';
import classes from './workspace.module.css';

const instructionsOpen = createLocalStore('exchange-instructions-open', true, parseBoolean);

/** How to do it well: beside the form, and folded away by who knows it. */
export function Instructions({ assignment }: { readonly assignment: Assignment }) {
  const [open, setOpen] = useLocalStore(instructionsOpen);
  useShortcut({ keys: 'i', label: 'Fold or unfold the instructions' }, () => setOpen(!open));
  if (assignment.instructions.trim() === '') return null;
  return (
    <section className={`card ${classes.instructions}`} aria-label="Instructions">
      <button
        type="button"
        className={classes.fold}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <IconBook2 size={18} aria-hidden />
        Instructions
        <IconChevronDown size={18} aria-hidden className={classes.chevron} />
      </button>
      {open && (
        <div className={classes.text}>
          <Markdown text={assignment.instructions} />
        </div>
      )}
    </section>
  );
}
