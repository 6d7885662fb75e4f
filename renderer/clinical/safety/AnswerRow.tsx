import { type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, type Unanswered, type YesNoUnknown, yesNoUnknown } from '#core/clinical/answer.ts';
import classes from './Safety.module.css';

/** Why there is no answer, where somebody was asked. "Not asked" is the row with nothing chosen. */
const reasons = ['declined', 'not-applicable'] as const satisfies readonly Unanswered[];
const options = [...yesNoUnknown, ...reasons] as const;

const chosenOf = (answer: Answer<YesNoUnknown> | undefined): string | null =>
  answer === undefined ? null : 'given' in answer ? answer.given : answer.none;

type Option = (typeof options)[number];
const isReason = (option: Option): option is (typeof reasons)[number] => reasons.some((reason) => reason === option);

const answerOf = (option: Option): Answer<YesNoUnknown> => (isReason(option) ? { none: option } : { given: option });

type Props = {
  readonly asks: string;
  readonly help?: string | undefined;
  /** Undefined: nobody has asked. */
  readonly answer: Answer<YesNoUnknown> | undefined;
  /** Treatment waits for this answer. */
  readonly needed: boolean;
  readonly disabled: boolean;
  /** Null: not asked after all. */
  readonly onAnswer: (answer: Answer<YesNoUnknown> | null) => void;
};

/** One question as a group of radio buttons: the arrows choose, Delete or Backspace makes it "not asked" again. */
export function AnswerRow({ asks, help, answer, needed, disabled, onAnswer }: Props) {
  const { t } = useTranslation(['safety', 'clinical']);
  const id = useId();
  const chosen = chosenOf(answer);
  const clear = (event: KeyboardEvent) => {
    if (disabled || chosen === null || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
    event.preventDefault();
    onAnswer(null);
  };
  return (
    <div className={classes['row']} role="radiogroup" aria-labelledby={id} data-needed={needed || undefined} onKeyDown={clear}>
      <span className={classes['asks']}>
        <span id={id}>{asks}</span>
        {needed && <span className={classes['help']}>{t('screen.needed')}</span>}
        {help !== undefined && <span className={classes['help']}>{help}</span>}
      </span>
      <span className={classes['answers']}>
        {options.map((option) => (
          <label key={option} className={`${classes['answer']} ${isReason(option) ? classes['small'] : ''}`}>
            <input
              type="radio"
              name={id}
              value={option}
              checked={chosen === option}
              disabled={disabled}
              onChange={() => onAnswer(answerOf(option))}
            />
            {t(`clinical:answer.${option}`)}
          </label>
        ))}
      </span>
    </div>
  );
}
