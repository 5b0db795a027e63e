import { createSheet } from '../lib/styles.ts';

export const tabSheet = createSheet(`
.tabs { display: flex; flex-wrap: wrap; border-bottom: 1px solid var(--line); margin-bottom: 12px; }
.tab {
  min-height: 44px; padding: 6px 16px; border: 0; border-bottom: 4px solid transparent;
  background: var(--surface); color: var(--ink); cursor: pointer;
}
.tab[aria-selected='true'] { border-bottom-color: var(--accent); font-weight: 600; }
`);
