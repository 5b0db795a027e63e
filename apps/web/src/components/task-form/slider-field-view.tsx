import type { NumberField } from '@exchange/tasks';
import { Button, Slider } from '@mantine/core';
import '@mantine/core/styles/Slider.css';
import { FieldGroup } from './field-group.tsx';
import type { FieldViewProps } from './field-view.tsx';
import classes from './task-form.module.css';

/** A number on a scale. Nothing is answered until it is moved or confirmed: no value by default. */
export default function SliderFieldView(props: FieldViewProps<NumberField>) {
  const { field, id, value, problem, inert, onChange } = props;
  const { min = 0, max = 100, step = 1 } = field;
  const middle = min + Math.round((max - min) / 2 / step) * step;
  const answered = typeof value === 'number';
  const positions = Math.round((max - min) / step) + 1;
  return (
    <FieldGroup field={field} id={id} problem={problem} role="group">
      <div className={classes.scale}>
        <div className={classes.slider} data-empty={!answered || undefined}>
          <span className={classes.end} dir="auto">
            {field.minLabel ?? min}
          </span>
          <Slider
            className={classes.track ?? ''}
            min={min}
            max={max}
            step={step}
            value={answered ? value : middle}
            onChange={onChange}
            disabled={inert}
            classNames={
              answered
                ? {}
                : {
                    bar: classes.noBar ?? '',
                    thumb: classes.noThumb ?? '',
                    mark: classes.noMark ?? '',
                  }
            }
            thumbLabel={field.label}
            thumbSize={24}
            size="md"
            label={(current) => current}
            marks={positions <= 11 ? marksOf(min, step, positions) : []}
          />
          <span className={classes.end} dir="auto">
            {field.maxLabel ?? max}
          </span>
          <output className={classes.output}>{answered ? value : '–'}</output>
        </div>
      </div>
      {!answered && !inert && (
        <Button size="compact-sm" variant="subtle" onClick={() => onChange(middle)}>
          Choose {middle}
        </Button>
      )}
    </FieldGroup>
  );
}

function marksOf(min: number, step: number, positions: number): { value: number; label: number }[] {
  return Array.from({ length: positions }, (_, index) => {
    const value = Number((min + index * step).toFixed(6));
    return { value, label: value };
  });
}
