import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, given, notAsked, type YesNoUnknown } from '#core/clinical/answer.ts';
import type { treatment } from '../../../i18n/en/treatment.ts';
import { YesNoAnswer } from './AnswerOf.tsx';
import { Fields } from './Part.tsx';

type Condition = keyof typeof treatment.condition;
type Answers<C extends Condition> = { readonly [K in C]?: Answer<YesNoUnknown> | undefined };
type Props<C extends Condition> = {
  readonly conditions: readonly C[];
  readonly answers: Answers<C>;
  readonly onChange: (answers: Partial<Record<C, Answer<YesNoUnknown>>>) => void;
  /** How a condition weighs, said behind its name; null for nothing. */
  readonly weight?: (condition: C) => string | null;
  readonly children?: ReactNode;
};

/** What speaks against a treatment, condition by condition. The rest is answered "no" in one press. */
export function ConditionAnswers<C extends Condition>({ conditions, answers, onChange, weight, children }: Props<C>) {
  const { t } = useTranslation('treatment');
  const answerOf = (condition: C): Answer<YesNoUnknown> => answers[condition] ?? notAsked;
  const kept = (): Partial<Record<C, Answer<YesNoUnknown>>> => {
    const all: Partial<Record<C, Answer<YesNoUnknown>>> = {};
    for (const condition of Object.keys(answers) as C[]) all[condition] = answerOf(condition);
    return all;
  };
  const restNo = (): void => {
    const all = kept();
    for (const condition of conditions) {
      const answer = answerOf(condition);
      if ('none' in answer && answer.none === 'not-asked') all[condition] = given('no');
    }
    onChange(all);
  };
  const label = (condition: C): string => {
    const words: string = t(`condition.${condition as Condition}`);
    const weighs = weight?.(condition) ?? null;
    return weighs === null ? words : `${words} (${weighs})`;
  };
  return (
    <>
      <Group mb="xs">
        {children}
        <Button size="sm" variant="default" title={t('form.noneOfTheseHint')} onClick={restNo}>
          {t('form.noneOfThese')}
        </Button>
      </Group>
      <Fields>
        {conditions.map((condition) => (
          <YesNoAnswer
            key={condition}
            label={label(condition)}
            answer={answerOf(condition)}
            onChange={(answer) => {
              const all = kept();
              all[condition] = answer;
              onChange(all);
            }}
          />
        ))}
      </Fields>
    </>
  );
}
