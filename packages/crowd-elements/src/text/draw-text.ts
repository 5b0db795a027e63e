import { create } from '../lib/dom.ts';
import { toSegments } from './entities.ts';
import type { EntityEditor } from './entity-editor.ts';

/** Shows the text with its labels. Its text content is the text and nothing else. */
export function drawText(
  container: HTMLElement,
  editor: EntityEditor,
  view: {
    readonly colorOf: (label: string) => string;
    readonly shortOf: (label: string) => string;
  },
): void {
  const { entities, letters, caret, selected } = editor;
  const collapsed = caret !== null && editor.chosen === null ? caret.at : null;
  const at = collapsed === null ? null : { startOffset: collapsed, endOffset: collapsed };
  const parts: Node[] = [];
  const addCaret = (place: number): void => {
    if (place === collapsed) parts.push(create('span', { class: 'caret' }));
  };
  for (const segment of toSegments(letters.length, entities, editor.chosen ?? at)) {
    addCaret(segment.startOffset);
    const text = editor.textOf(segment);
    const content = segment.isChosen ? create('span', { class: 'chosen' }, text) : text;
    const entity = segment.entity === null ? undefined : entities[segment.entity];
    if (entity === undefined) {
      parts.push(typeof content === 'string' ? document.createTextNode(content) : content);
      continue;
    }
    const mark = create(
      'mark',
      {
        'data-entity': segment.entity ?? 0,
        'data-short': view.shortOf(entity.label),
        title: entity.label,
      },
      content,
    );
    mark.classList.toggle('last', segment.endOffset === entity.endOffset);
    mark.classList.toggle('selected', segment.entity === selected);
    mark.style.setProperty('--of-label', view.colorOf(entity.label));
    parts.push(mark);
  }
  addCaret(letters.length);
  container.replaceChildren(...parts);
}
