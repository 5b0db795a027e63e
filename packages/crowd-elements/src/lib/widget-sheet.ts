import { createSheet } from './styles.ts';

/** The look of the big elements: instructions, the work, the choices; one column on a phone. */
export const widgetSheet = createSheet(`
:host { display: block; margin: 8px 0; container-type: inline-size; }
.widget { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
@container (min-width: 760px) {
  .widget { grid-template-columns: minmax(0, 1fr) 260px; }
  .widget.instructed { grid-template-columns: 220px minmax(0, 1fr) 240px; }
}
:host([read-only]) .widget { grid-template-columns: minmax(0, 1fr); gap: 0; }
:host([read-only]) :is(.toolbar, .choices > :not(.error)) { display: none; }
:host([read-only]) .choices { border: 0; padding: 0; }
.header { margin: 0 0 8px; font-size: 20px; font-weight: 600; }
.instructions { font-size: 15px; }
.instructions > slot { display: block; }
.instructions .button { margin-top: 8px; }
.choices {
  background: var(--surface); color: var(--ink); border: 1px solid var(--line);
  border-radius: var(--radius); padding: 8px; align-self: start;
}
.choices h3, .choices .title { margin: 4px 8px 8px; font-size: 15px; font-weight: 600; }
.choice {
  display: flex; align-items: center; gap: 10px; min-height: 44px; padding: 4px 8px; border-radius: 6px;
  cursor: pointer;
}
.choice:hover { background: var(--soft); }
.choice input { width: 20px; height: 20px; margin: 0; accent-color: var(--accent); flex: none; }
.choice .text { flex: 1; overflow-wrap: anywhere; }
kbd {
  font: 13px ui-monospace, monospace; border: 1px solid var(--line); border-radius: 4px; padding: 0 6px;
  background: var(--soft); color: var(--ink);
}
.error:not(:empty) { background: var(--danger-soft); color: var(--danger); padding: 6px 8px; border-radius: 6px; margin: 8px 0 0; }
`);
