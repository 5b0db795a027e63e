import { useMemo } from 'react';
import { renderMarkdown } from './render-markdown.ts';
import classes from './markdown.module.css';

/** Text that a user wrote in Markdown, made harmless. */
export default function MarkdownView({ text }: { readonly text: string }) {
  const html = useMemo(() => renderMarkdown(text), [text]);
  return <div className={classes.text} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
