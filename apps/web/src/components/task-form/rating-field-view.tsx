import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { FieldGroup } from './field-group.tsx';
import type { FieldViewProps } from './field-view.tsx';
import type { RatingField } from './options-of.ts';
import { optionsOf } from './options-of.ts';
import classes from './rating-field.module.css';

/** Stars: the keys of their numbers and the arrow keys choose, as on any list of radio buttons. */
export default function RatingFieldView(props: FieldViewProps<RatingField>) {
  const { field, id, value, problem, onChange } = props;
  const options = optionsOf(field);
  const rating = typeof value === 'number' ? value : 0;
  return (
    <FieldGroup field={field} id={id} problem={problem} role="radiogroup">
      <div className={classes.row}>
        {field.minLabel !== undefined && <span className={classes.end}>{field.minLabel}</span>}
        <div className={classes.stars}>
          {options.map((option, index) => (
            <label key={option.label} className={classes.star}>
              <input
                type="radio"
                name={id}
                aria-label={`${option.label} of ${options.length}`}
                checked={rating === option.value}
                onChange={() => onChange(option.value)}
              />
              {index < rating ? (
                <IconStarFilled size={30} aria-hidden />
              ) : (
                <IconStar size={30} stroke={1.4} aria-hidden />
              )}
            </label>
          ))}
        </div>
        {field.maxLabel !== undefined && <span className={classes.end}>{field.maxLabel}</span>}
        <output className={classes.output}>
          {rating === 0 ? '–' : `${rating} of ${options.length}`}
        </output>
      </div>
    </FieldGroup>
  );
}
