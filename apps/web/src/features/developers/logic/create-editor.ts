import { json } from '@codemirror/lang-json';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';
import { graphql, updateSchema } from 'cm6-graphql';
import { EditorView, basicSetup } from 'codemirror';
import type { GraphQLSchema } from 'graphql';

interface EditorOptions {
  readonly parent: HTMLElement;
  readonly label: string;
  readonly language: 'graphql' | 'json';
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}

/** Colours of the page's own palette, so that they hold in the light and in the dark. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.definitionKeyword], color: 'light-dark(#6a3fb5, #c3a6f5)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--x-good)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--x-warn)' },
  { tag: [tags.propertyName, tags.attributeName], color: 'var(--x-accent-text)' },
  { tag: [tags.typeName, tags.variableName], color: 'var(--x-info)' },
  { tag: tags.comment, color: 'var(--mantine-color-dimmed)', fontStyle: 'italic' },
]);

const look = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--mantine-color-text)', height: '100%' },
  '&.cm-focused': { outline: '2px solid var(--x-accent-text)', outlineOffset: '-2px' },
  '.cm-content': { fontFamily: 'var(--mantine-font-family-monospace)', caretColor: 'currentColor' },
  '.cm-cursor': { borderLeftColor: 'currentColor' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--mantine-color-dimmed)',
    border: 'none',
  },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in srgb, var(--x-sunken) 60%, transparent)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    {
      backgroundColor: 'var(--x-accent-soft)',
    },
  '.cm-tooltip': {
    backgroundColor: 'var(--x-surface)',
    border: '1px solid var(--x-line)',
    color: 'var(--mantine-color-text)',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--x-accent-soft)',
    color: 'var(--mantine-color-text)',
  },
});

/** Puts an editor into an element. */
export function createEditor(options: EditorOptions): EditorView {
  return new EditorView({
    parent: options.parent,
    doc: options.text,
    extensions: [
      // First, because the editor's own keys would make a blank line of it.
      EditorView.domEventHandlers({
        keydown(event) {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
          event.preventDefault();
          options.onRun();
          return true;
        },
      }),
      basicSetup,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': options.label }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.onChange(update.state.doc.toString());
      }),
      options.language === 'graphql' ? graphql() : json(),
      syntaxHighlighting(colours),
      look,
    ],
  });
}

/** Gives an editor for GraphQL the schema that it completes and checks with. */
export function setSchema(view: EditorView, schema: GraphQLSchema): void {
  updateSchema(view, schema);
}
