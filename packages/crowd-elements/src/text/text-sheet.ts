import { createSheet } from '../lib/styles.ts';

export const textSheet = createSheet(`
.text-area {
  white-space: pre-wrap; overflow-wrap: anywhere; padding: 12px; border: 1px solid var(--line);
  border-radius: var(--radius); background: var(--surface); color: var(--ink); line-height: 2.2; font-size: 17px;
}
mark { background: var(--soft); color: inherit; border-bottom: 4px solid var(--of-label); padding: 2px 0; cursor: pointer; }
mark.last::after {
  content: attr(data-short); font-size: 11px; font-weight: 600; vertical-align: super; margin-inline-start: 3px;
  padding: 0 4px; border-radius: 4px; border: 1px solid var(--of-label);
}
mark.selected { outline: 3px solid var(--accent); outline-offset: 1px; }
.chosen { background: var(--accent); color: var(--on-accent); }
.caret { display: inline-block; width: 0; border-inline-start: 2px solid var(--accent); height: 1.2em;
  vertical-align: text-bottom; margin-inline: -1px; }
`);
