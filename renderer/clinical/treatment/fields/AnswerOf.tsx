import { useTranslation } from 'react-i18next';
import { type Answer, given, givenOf, type Unanswered, unanswered, type YesNoUnknown, yesNoUnknown } from '#core/clinical/answer.ts';
import { OneOf } from './OneOf.tsx';

type Props<V extends string> = {
  readonly label: string;
  readonly values: readonly V[];
  readonly words: (value: V) => string;
  readonly answer: Answer<V>;
  readonly onChange: (answer: Answer<V>) => void;
};

/** Ways to have no answer; the first stands before the values, as nobody has asked yet. */
const first = 'not-asked' satisfies Unanswered;
const last = ['declined', 'not-applicable'] as const satisfies readonly Unanswered[];

/** An answer, or why there is none. */
export function AnswerOf<V extends string>({ label, values, words, answer, onChange }: Props<V>) {
  const { t } = useTranslation('treatment');
  const reasonIn = (each: V | Unanswered): Unanswered | null => unanswered.find((reason) => reason === each) ?? null;
  const shown = (each: V | Unanswered): string => {
    const reason = reasonIn(each);
    return reason === null ? words(each as V) : t(`answer.${reason}`);
  };
  return (
    <OneOf<V | Unanswered>
      label={label}
      values={[first, ...values, ...last]}
      words={shown}
      value={'given' in answer ? answer.given : answer.none}
      onChange={(each) => {
        const reason = reasonIn(each);
        onChange(reason === null ? given(each as V) : { none: reason });
      }}
    />
  );
}

type Plain<T> = { readonly label: string; readonly answer: Answer<T>; readonly onChange: (answer: Answer<T>) => void };

/** Yes, no, or cannot tell. */
export function YesNoAnswer(props: Plain<YesNoUnknown>) {
  const { t } = useTranslation('treatment');
  return <AnswerOf<YesNoUnknown> {...props} values={yesNoUnknown} words={(each) => t(`answer.${each}`)} />;
}

/** Yes or no, kept as true or false. */
export function BooleanAnswer({ label, answer, onChange }: Plain<boolean>) {
  const { t } = useTranslation('treatment');
  return (
    <AnswerOf<'yes' | 'no'>
      label={label}
      values={['yes', 'no']}
      words={(each) => t(`answer.${each}`)}
      answer={'given' in answer ? given(answer.given ? 'yes' : 'no') : answer}
      onChange={(next) => onChange('given' in next ? given(next.given === 'yes') : next)}
    />
  );
}

const scores = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

/** A whole number from 0 to 10, such as pain: a digit chooses it. 0 is an answer. */
export function TenAnswer({ label, answer, onChange }: Plain<number>) {
  const value = givenOf(answer);
  const shown = scores.find((each) => Number(each) === value);
  return (
    <AnswerOf
      label={label}
      values={scores}
      words={(each) => each}
      answer={shown === undefined ? ('given' in answer ? { none: 'not-asked' } : answer) : given(shown)}
      onChange={(next) => onChange('given' in next ? given(Number(next.given)) : next)}
    />
  );
}
