import { useId } from 'react';
import classes from './Answer.module.css';

export type RadioOption<V extends string> = {
  readonly value: V;
  readonly words: string;
  /** One of the ways of having no answer: drawn apart from the answers. */
  readonly none?: boolean;
};

type Props<V extends string> = {
  readonly options: readonly RadioOption<V>[];
  /** Null: none is chosen. */
  readonly value: V | null;
  readonly onChoose: (value: V) => void;
  /** Names the row where it is not the only one of its field. */
  readonly label?: string;
};

/** One of several, all in sight; one stop of the Tab key, arrows go along. */
export function RadioRow<V extends string>({ options, value, onChoose, label }: Props<V>) {
  const name = useId();
  return (
    <div className={classes['options']} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={`${classes['option']} ${option.none === true ? classes['none'] : ''}`}>
          <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChoose(option.value)} />
          {option.words}
        </label>
      ))}
    </div>
  );
}
