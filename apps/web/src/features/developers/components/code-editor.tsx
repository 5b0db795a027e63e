import type { GraphQLSchema } from 'graphql';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { EditorView } from 'codemirror';
import { createEditor, setSchema } from '../logic/create-editor.ts';
import classes from './code-editor.module.css';

interface CodeEditorProps {
  readonly label: string;
  readonly language: 'graphql' | 'json';
  readonly schema?: GraphQLSchema | undefined;
  /** The text to begin with; afterwards the editor keeps its own. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onRun: () => void;
}

/** An editor with colours, completion and checks for GraphQL and JSON. */
export function CodeEditor({ label, language, schema, value, onChange, onRun }: CodeEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const change = useEffectEvent(onChange);
  const run = useEffectEvent(onRun);
  const begin = useEffectEvent((parent: HTMLElement) =>
    createEditor({
      parent,
      label,
      language,
      text: value,
      onChange: (text) => change(text),
      onRun: () => run(),
    }),
  );

  useEffect(() => {
    if (place.current === null) return undefined;
    const editor = begin(place.current);
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
  }, []);

  useEffect(() => {
    if (view.current !== null && schema !== undefined) setSchema(view.current, schema);
  }, [schema]);

  return <div ref={place} className={classes.editor} />;
}
