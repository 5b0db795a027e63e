import { createSheet } from '../lib/styles.ts';

export const stageSheet = createSheet(`
.toolbar { display: flex; flex-wrap: wrap; gap: 6px; margin-bottom: 8px; }
.toolbar .button { padding: 6px 10px; font-size: 15px; }
.viewport { overflow: auto; max-height: 75vh; background: var(--soft); border-radius: 4px; max-width: 100%; }
.surface { position: relative; cursor: crosshair; touch-action: none; user-select: none; line-height: 0; }
.surface.moving { cursor: grab; touch-action: pan-x pan-y; }
.surface:focus-visible { outline-offset: -3px; }
.surface > img { width: 100%; display: block; pointer-events: none; }
.layer, .upper-canvas, .mask { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; }
.mask { image-rendering: pixelated; opacity: 0.6; }
.layer { overflow: visible; }
.halo { stroke: #ffffff; }
.label-list, .shape-list { display: grid; gap: 4px; margin: 0 0 8px; padding: 0; list-style: none; }
.label-list .button { justify-content: flex-start; text-align: start; width: 100%; overflow-wrap: anywhere; }
.label-list .text, .shape-list .text { flex: 1; text-align: start; }
.swatch { width: 16px; height: 16px; border-radius: 4px; flex: none; border: 1px solid var(--line); }
.choices div > .button { margin-bottom: 4px; }
.shape-list li { display: flex; gap: 4px; }
.shape-list li > :first-child { flex: 1; }
.hint { font-size: 14px; color: var(--muted); margin: 8px; }
.how dt { font-weight: 600; margin-top: 8px; }
.how dd { margin: 0 0 0 16px; }
`);
