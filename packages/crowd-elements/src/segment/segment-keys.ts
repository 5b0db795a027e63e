import type { KeyHelp } from '../image/toolbar.ts';

export const segmentKeys: KeyHelp = [
  ['1 to 9, 0', 'Choose a label.'],
  ['B, E, G', 'Brush, eraser, polygon.'],
  ['Arrow keys', 'Move the cross. With Shift: by one pixel.'],
  ['Space', 'Paint once where the cross is, or put a corner of the polygon there.'],
  ['D', 'Put the brush down: the arrow keys paint. Again: lift it.'],
  ['Enter', 'Fill the polygon.'],
  ['[ and ]', 'Smaller and larger brush.'],
  ['I', 'Another instance of the label, where instances are told apart.'],
  ['Escape', 'Give up the polygon, lift the brush.'],
  ['Ctrl+Z, Ctrl+Y', 'Undo, redo.'],
  ['+, −', 'Nearer, farther.'],
  ['?', 'This help.'],
  ['Mouse or finger', 'Paint; with the polygon press the corners, and the first one to fill it.'],
];
