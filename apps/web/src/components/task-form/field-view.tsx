import type { Field } from '@exchange/tasks';
import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { ChoiceFieldView } from './choice-field-view.tsx';
import { TextFieldView } from './text-field-view.tsx';

const NumberFieldView = lazy(() => import('./number-field-view.tsx'));
const SliderFieldView = lazy(() => import('./slider-field-view.tsx'));

/** What every view of a field is given. */
export interface FieldViewProps<F extends Field = Field> {
  readonly field: F;
  readonly id: string;
  readonly value: unknown;
  readonly problem: string | undefined;
  readonly inert: boolean;
  /** Whether choices show the key that picks them. */
  readonly showKeys: boolean;
  /** `undefined` takes the answer back. */
  readonly onChange: (value: unknown) => void;
}

/** One question. */
export function FieldView(props: FieldViewProps) {
  const { field } = props;
  switch (field.kind) {
    case 'text':
    case 'longText':
      return <TextFieldView {...props} field={field} />;
    case 'number':
      return (
        <Suspense fallback={<Skeleton height={76} />}>
          {field.presentation === 'slider' ? (
            <SliderFieldView {...props} field={field} />
          ) : (
            <NumberFieldView {...props} field={field} />
          )}
        </Suspense>
      );
    case 'singleChoice':
    case 'multipleChoice':
    case 'yesNo':
      return <ChoiceFieldView {...props} field={field} />;
  }
}
