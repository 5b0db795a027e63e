import { create, createSvg } from './dom.ts';

// Drawn for a square of 24 units, with lines.
const paths: Readonly<Record<string, string>> = {
  add: 'M12 5v14M5 12h14',
  'arrow-back': 'M20 12H4M10 6l-6 6 6 6',
  'arrow-forward': 'M4 12h16M14 6l6 6-6 6',
  check: 'M4 13l5 5L20 6',
  close: 'M5 5l14 14M19 5L5 19',
  delete: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13',
  edit: 'M4 20l1-5L16 4l4 4L9 19z',
  favorite: 'M12 20L4 12a5 5 0 0 1 8-6 5 5 0 0 1 8 6z',
  help: 'M9 9a3 3 0 1 1 4 3q-1 1-1 2M12 18v1',
  home: 'M3 12l9-8 9 8M6 10v10h12V10',
  info: 'M12 11v7M12 6v1M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0',
  menu: 'M4 6h16M4 12h16M4 18h16',
  'question-answer': 'M3 4h13v9H8l-5 4zM19 8h2v13l-4-4H9',
  redo: 'M20 9H9a5 5 0 0 0 0 10h6M16 5l4 4-4 4',
  remove: 'M5 12h14',
  'report-problem': 'M12 3L2 21h20zM12 10v5M12 17v1',
  save: 'M4 4h13l3 3v13H4zM8 4v5h7V4M8 20v-6h8v6',
  search: 'M4 10a6 6 0 1 0 12 0a6 6 0 1 0-12 0M15 15l6 6',
  send: 'M3 4l18 8-18 8 3-8z',
  settings: 'M4 7h10M18 7h2M14 5v4M4 17h2M10 17h10M6 15v4',
  star: 'M12 3l3 6 6 1-4 5 1 6-6-3-6 3 1-6-4-5 6-1z',
  'thumb-down': 'M17 4h3v9h-3zM17 13l-5 8-2-1 1-6H4l2-9h11',
  'thumb-up': 'M7 20H4v-9h3zM7 11l5-8 2 1-1 6h7l-2 9H7',
  undo: 'M4 9h11a5 5 0 0 1 0 10H9M8 5L4 9l4 4',
  'zoom-in': 'M4 10a6 6 0 1 0 12 0a6 6 0 1 0-12 0M15 15l6 6M10 7v6M7 10h6',
  'zoom-out': 'M4 10a6 6 0 1 0 12 0a6 6 0 1 0-12 0M15 15l6 6M7 10h6',
};
const others: Readonly<Record<string, string>> = {
  clear: 'close',
  create: 'edit',
  done: 'check',
  error: 'report-problem',
  'help-outline': 'help',
  'info-outline': 'info',
  warning: 'report-problem',
};

/** A picture by its name or its address; for a name that is not known, a dot. */
export function createIcon(name: string): Element {
  if (/[/.:]/.test(name) && !/^[\w-]+:[\w-]+$/.test(name)) {
    return create('img', { src: name, alt: '', width: 24, height: 24 });
  }
  // Names may have the set in front: "icons:search".
  const plain = name.replace(/^[\w-]+:/, '');
  const known = Object.hasOwn(others, plain) ? others[plain] : plain;
  const path = known !== undefined && Object.hasOwn(paths, known) ? paths[known] : undefined;
  return createSvg(
    'svg',
    { viewBox: '0 0 24 24', width: 22, height: 22, 'aria-hidden': 'true' },
    createSvg('path', {
      d: path ?? 'M9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
  );
}
