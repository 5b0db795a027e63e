import type { Field, NumberField } from '@exchange/tasks';
import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { ChoiceFieldView } from './choice-field-view.tsx';
import type { RatingField } from './options-of.ts';
import { TextFieldView } from './text-field-view.tsx';

const NumberFieldView = lazy(() => import('./number-field-view.tsx'));
const SliderFieldView = lazy(() => import('./slider-field-view.tsx'));
const RatingFieldView = lazy(() => import('./rating-field-view.tsx'));
const DropDownFieldView = lazy(() => import('./drop-down-field-view.tsx'));
const DateFieldView = lazy(() => import('./date-field-view.tsx'));
const RankingFieldView = lazy(() => import('./ranking-field-view.tsx'));
const ComparisonFieldView = lazy(() => import('./comparison-field-view.tsx'));
const TableFieldView = lazy(() => import('./table-field-view.tsx'));
const FileFieldView = lazy(() => import('./file-field-view.tsx'));
const LocationFieldView = lazy(() => import('./location-field-view.tsx'));
const DrawingFieldView = lazy(() => import('./marks/drawing-field-view.tsx'));
const SegmentsFieldView = lazy(() => import('./marks/segments-field-view.tsx'));

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

/** One question; what only some forms need comes when a form needs it. */
export function FieldView(props: FieldViewProps) {
  return (
    <Suspense fallback={<Skeleton height={76} />}>
      <KindView {...props} />
    </Suspense>
  );
}

function KindView(props: FieldViewProps) {
  const { field } = props;
  switch (field.kind) {
    case 'text':
    case 'longText':
      return <TextFieldView {...props} field={field} />;
    case 'number':
      if (isRating(field)) return <RatingFieldView {...props} field={field} />;
      return field.presentation === 'slider' ? (
        <SliderFieldView {...props} field={field} />
      ) : (
        <NumberFieldView {...props} field={field} />
      );
    case 'singleChoice':
      return field.presentation === 'dropDown' ? (
        <DropDownFieldView {...props} field={field} />
      ) : (
        <ChoiceFieldView {...props} field={field} />
      );
    case 'multipleChoice':
    case 'yesNo':
      return <ChoiceFieldView {...props} field={field} />;
    case 'date':
    case 'time':
    case 'dateTime':
      return <DateFieldView {...props} field={field} />;
    case 'ranking':
      return <RankingFieldView {...props} field={field} />;
    case 'comparison':
      return <ComparisonFieldView {...props} field={field} />;
    case 'table':
      return <TableFieldView {...props} field={field} />;
    case 'location':
      return <LocationFieldView {...props} field={field} />;
    case 'file':
      return <FileFieldView {...props} field={field} />;
    case 'segments':
      return <SegmentsFieldView {...props} field={field} />;
    case 'boxes':
    case 'polygons':
    case 'points':
    case 'spans':
      return <DrawingFieldView {...props} field={field} />;
  }
}

function isRating(field: NumberField): field is RatingField {
  return field.presentation === 'rating';
}
