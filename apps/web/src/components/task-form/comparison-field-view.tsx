import type { ComparisonField } from '@exchange/tasks';
import { useFindAddress } from '../files/file-addresses.tsx';
import { FieldGroup } from './field-group.tsx';
import type { FieldViewProps } from './field-view.tsx';
import { optionsOf } from './options-of.ts';
import { ZoomImage } from './zoom-image.tsx';
import choice from './choice-field.module.css';
import classes from './comparison-field.module.css';

/** Two things side by side, or one above the other on a phone, and which of them is better. */
export default function ComparisonFieldView(props: FieldViewProps<ComparisonField>) {
  const { field, id, value, problem, showKeys, onChange } = props;
  return (
    <FieldGroup field={field} id={id} problem={problem} role="radiogroup">
      <div className={classes.sides}>
        {optionsOf(field).map((option, index) => (
          <div
            key={String(option.value)}
            className={classes.side}
            data-tie={index > 1 || undefined}
          >
            {index < 2 && (
              <Side
                id={`${id}-${index}`}
                content={field.content}
                text={index === 0 ? field.left : field.right}
                name={option.label}
              />
            )}
            <label className={choice.option} data-chosen={value === option.value || undefined}>
              <input
                type="radio"
                name={id}
                aria-describedby={index < 2 ? `${id}-${index}` : undefined}
                checked={value === option.value}
                onChange={() => onChange(option.value)}
              />
              <span className={choice.words} dir="auto">
                {option.label}
              </span>
              {showKeys && (
                <kbd className={choice.key} aria-hidden>
                  {index + 1}
                </kbd>
              )}
            </label>
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}

interface SideProps {
  readonly id: string;
  readonly content: 'text' | 'image';
  readonly text: string;
  readonly name: string;
}

function Side({ id, content, text, name }: SideProps) {
  const findAddress = useFindAddress();
  const url = content === 'image' ? findAddress(text) : null;
  return (
    <div id={id} className={classes.content}>
      {url === null ? (
        <p className="user-text" dir="auto">
          {text}
        </p>
      ) : (
        <ZoomImage key={url} url={url} alt={name} />
      )}
    </div>
  );
}
