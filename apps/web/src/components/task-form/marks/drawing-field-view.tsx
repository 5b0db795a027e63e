import type { Annotator } from '@exchange/crowd-elements/annotators';
import { createAnnotator } from '@exchange/crowd-elements/annotators';
import type { MarkField } from '@exchange/tasks';
import { Text, VisuallyHidden } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import { describeValue } from '#lib/answers/describe-answer.ts';
import { useFindAddress } from '../../files/file-addresses.tsx';
import { FieldGroup } from '../field-group.tsx';
import type { FieldViewProps } from '../field-view.tsx';
import type { DrawnKind } from './drawing-values.ts';
import { readDrawing, shownLabels, writeDrawing } from './drawing-values.ts';
import classes from './marks.module.css';

type DrawnField = MarkField & { readonly kind: DrawnKind };

/** Boxes, outlines or points on an image, or labels in a text: with the tool of the HTML templates. */
export default function DrawingFieldView(props: FieldViewProps<MarkField>) {
  const { field, id, problem } = props;
  const isText = field.kind === 'spans';
  const findAddress = useFindAddress();
  const subject = isText ? field.source : findAddress(field.source);
  return (
    <FieldGroup field={field} id={id} problem={problem} role="group">
      {subject === null || subject === '' ? (
        <Text c="dimmed" size="sm">
          There is nothing to mark here: “{field.source}” is not the address of an image.
        </Text>
      ) : (
        <Drawing {...props} field={field as DrawnField} subject={subject} key={subject} />
      )}
    </FieldGroup>
  );
}

interface DrawingProps extends FieldViewProps<DrawnField> {
  readonly subject: string;
}

function Drawing({ field, value, inert, subject, onChange }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const annotator = useRef<Annotator>(null);
  const drawn = useRef<string>(null);
  const labels = JSON.stringify(shownLabels(field));
  const given = JSON.stringify(writeDrawing(field, value));
  const report = useEffectEvent((element: Annotator) => {
    const answer = readDrawing(field, element.value);
    drawn.current = JSON.stringify(writeDrawing(field, answer));
    onChange(answer);
  });
  const start = useEffectEvent((element: Annotator) => {
    element.setAttribute(field.kind === 'spans' ? 'text' : 'src', subject);
    element.setAttribute('labels', labels);
    element.setAttribute('initial-value', given);
    // Marks that are only read need no tools; a preview shows what there will be to mark with.
    element.toggleAttribute('read-only', inert && value !== undefined);
    drawn.current = given;
  });

  useEffect(() => {
    const element = createAnnotator(`mark-${field.kind}`);
    start(element);
    element.addEventListener('change', () => report(element));
    annotator.current = element;
    place.current?.replaceChildren(element);
    return () => element.remove();
  }, [field.kind]);

  useEffect(() => annotator.current?.setAttribute('labels', labels), [labels]);

  // What the annotator told itself is not given back to it: that would be the end of its undo.
  useEffect(() => {
    if (given === drawn.current) return;
    drawn.current = given;
    annotator.current?.setAttribute('initial-value', given);
  }, [given]);

  return (
    <>
      <div
        ref={place}
        className={classes.annotator}
        inert={inert}
        tabIndex={-1}
        data-takes-focus
        onFocus={({ target, currentTarget }) => {
          if (target !== currentTarget) return;
          annotator.current?.shadowRoot?.querySelector<HTMLElement>('[role=application]')?.focus();
        }}
      />
      {inert && <VisuallyHidden>{describeValue(field, value)}</VisuallyHidden>}
    </>
  );
}
