import classes from './Answer.module.css';

type Props<V extends string> = {
  readonly label: string;
  readonly values: readonly V[];
  readonly words: (value: V) => string;
  readonly ticked: readonly V[];
  /** In the order of `values`. */
  readonly onTicked: (ticked: V[]) => void;
};

/** Any of several, all in sight. */
export function TickRow<V extends string>({ label, values, words, ticked, onTicked }: Props<V>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset stands around it already, with the question as its legend
    <div className={classes['options']} role="group" aria-label={label}>
      {values.map((value) => (
        <label key={value} className={classes['option']}>
          <input
            type="checkbox"
            checked={ticked.includes(value)}
            onChange={(event) => {
              const on = event.currentTarget.checked;
              onTicked(values.filter((each) => (each === value ? on : ticked.includes(each))));
            }}
          />
          {words(value)}
        </label>
      ))}
    </div>
  );
}
