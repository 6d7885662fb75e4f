import { useTranslation } from 'react-i18next';
import { type Answer, given, givenOf, unanswered } from '#core/clinical/answer.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { OneOf } from './OneOf.tsx';

type Props = {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly rangeWords: string;
  readonly answer: Answer<number>;
  readonly onChange: (answer: Answer<number>) => void;
};

/** A number, or why there is none. */
export function AnswerNumber({ label, answer, onChange, ...range }: Props) {
  const { t } = useTranslation('treatment');
  return (
    <div>
      <NumberField
        {...range}
        label={label}
        value={givenOf(answer)}
        onNumber={(value) => onChange(value === null ? { none: 'not-asked' } : given(value))}
      />
      {'none' in answer && (
        <OneOf
          label={t('form.whyNone', { what: label })}
          values={unanswered}
          words={(each) => t(`answer.${each}`)}
          value={answer.none}
          onChange={(none) => onChange({ none })}
        />
      )}
    </div>
  );
}
