/** A style sheet for shadow roots: content security policies do not concern it. */
export function createSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

// Templates are written for a white page, which stays white on a dark device: what is ours is dark only
// where the page itself says that it can be, by `color-scheme`. Ground and text always go together.
export const baseSheet = createSheet(`
:host {
  --surface: light-dark(#ffffff, #1b222c); --ink: light-dark(#1b2430, #eef2f8);
  --muted: light-dark(#51607a, #b3bfd1); --line: light-dark(#8390a5, #7d8ba1);
  --soft: light-dark(#eef2f8, #2a3442); --accent: light-dark(#1f5fbf, #8ab8ff);
  --on-accent: light-dark(#ffffff, #0c1a30); --danger: light-dark(#b3261e, #ffb4ab);
  --danger-soft: light-dark(#fdeceb, #4a1f1c); --good: light-dark(#1c6b3a, #8fdca8);
  --warn: light-dark(#7a4d00, #ffd48a); --radius: 8px;
  box-sizing: border-box; font: 16px/1.45 system-ui, sans-serif;
}
:host([hidden]), [hidden] { display: none !important; }
*, *::before, *::after { box-sizing: border-box; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
button, input, textarea, select { font: inherit; }
.button {
  min-height: 40px; padding: 6px 14px; border: 1px solid var(--line); border-radius: var(--radius);
  background: var(--surface); color: var(--ink); cursor: pointer; text-decoration: none;
  display: inline-flex; align-items: center; justify-content: center; gap: 8px;
}
.button:hover { background: var(--soft); }
.button[aria-pressed='true'] { background: var(--accent); color: var(--on-accent); }
.button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.button.primary:hover { filter: brightness(0.92); }
.button.link {
  background: none; border-color: transparent; color: inherit; text-decoration: underline; padding: 6px 4px;
}
.button:disabled, .button[aria-disabled='true'] { opacity: 0.55; cursor: not-allowed; }
.problem {
  margin: 8px 0; padding: 8px 12px; border: 1px solid var(--danger); border-radius: var(--radius);
  background: var(--danger-soft); color: var(--danger);
}
dialog {
  border: 1px solid var(--line); border-radius: 12px; padding: 0; max-width: min(720px, 94vw);
  max-height: 90vh; background: Canvas; color: CanvasText;
}
dialog::backdrop { background: rgb(0 0 0 / 50%); }
.dialog-head {
  display: flex; align-items: center; justify-content: space-between; gap: 16px; padding: 8px 8px 8px 20px;
  background: var(--soft); color: var(--ink);
}
.dialog-head h2 { margin: 0; font-size: 18px; }
.dialog-body { padding: 16px 20px; overflow: auto; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`);
