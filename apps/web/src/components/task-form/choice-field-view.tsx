import { useFindAddress } from '../files/file-addresses.tsx';
import { FieldGroup } from './field-group.tsx';
import type { FieldViewProps } from './field-view.tsx';
import type { ChoiceField } from './options-of.ts';
import { chooseOption, isChosen, optionsOf } from './options-of.ts';
import classes from './choice-field.module.css';

/** One of several, several of several, or yes and no: large targets that show their key. */
export function ChoiceFieldView(props: FieldViewProps<ChoiceField>) {
  const { field, id, value, problem, showKeys, onChange } = props;
  const options = optionsOf(field);
  const look = field.kind === 'yesNo' ? undefined : field.presentation;
  const several = field.kind === 'multipleChoice';
  return (
    <FieldGroup field={field} id={id} problem={problem} role={several ? 'group' : 'radiogroup'}>
      <div className={classes.options} data-short={isShort(options) || undefined} data-look={look}>
        {options.map((option, index) => {
          const chosen = isChosen(field, value, option);
          return (
            <label
              key={String(option.value)}
              className={classes.option}
              data-chosen={chosen || undefined}
            >
              <input
                type={several ? 'checkbox' : 'radio'}
                name={id}
                checked={chosen}
                onChange={() => onChange(chooseOption(field, value, option))}
              />
              {look === 'images' && <ChoicePicture url={option.image} />}
              <span className={classes.words} dir="auto">
                {option.label}
              </span>
              {showKeys && index < 9 && (
                <kbd className={classes.key} aria-hidden>
                  {index + 1}
                </kbd>
              )}
            </label>
          );
        })}
      </div>
    </FieldGroup>
  );
}

/** The words beside it say what it is, so it says nothing itself. */
function ChoicePicture({ url = '' }: { readonly url: string | undefined }) {
  const address = useFindAddress()(url);
  if (address === null) return <span className={classes.picture} />;
  return <img className={classes.picture} src={address} alt="" referrerPolicy="no-referrer" />;
}

function isShort(options: readonly { readonly label: string }[]): boolean {
  return options.length <= 7 && options.every(({ label }) => label.length <= 22);
}
