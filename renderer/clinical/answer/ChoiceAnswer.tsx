import { useTranslation } from 'react-i18next';
import { given, type YesNoUnknown, yesNoUnknown } from '#core/clinical/answer.ts';
import { AnswerFrame } from './AnswerFrame.tsx';
import { RadioRow } from './RadioRow.tsx';
import type { AnswerProps } from './types.ts';
import { isNone, useNoneOptions } from './useNoneOptions.ts';

type Props<V extends string> = AnswerProps<V> & { readonly values: readonly V[]; readonly words: (value: V) => string };

/** One of several answers, or why there is none: all in one row, arrows go along. */
export function ChoiceAnswer<V extends string>({ values, words, onAnswer, ...frame }: Props<V>) {
  const none = useNoneOptions();
  const { answer } = frame;
  return (
    <AnswerFrame {...frame}>
      <RadioRow<string>
        label={frame.label}
        options={[...values.map((value) => ({ value, words: words(value) })), ...none]}
        value={'given' in answer ? answer.given : answer.none}
        onChoose={(chosen) => {
          const value = values.find((each) => each === chosen);
          if (value !== undefined) onAnswer(given(value));
          else if (isNone(chosen)) onAnswer({ none: chosen });
        }}
      />
    </AnswerFrame>
  );
}

/** Yes, no, cannot tell, or why there is no answer. */
export function YesNoAnswer(props: AnswerProps<YesNoUnknown>) {
  const { t } = useTranslation('clinical');
  return <ChoiceAnswer {...props} values={yesNoUnknown} words={(value) => t(`answer.${value}`)} />;
}
