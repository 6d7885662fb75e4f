import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { given, type YesNoUnknown, yesNoUnknown } from '#core/clinical/answer.ts';
import { tickSource } from '#core/clinical/intake/contributing.ts';
import { AnswerFrame } from '../answer/AnswerFrame.tsx';
import { RadioRow } from '../answer/RadioRow.tsx';
import { TickRow } from '../answer/TickRow.tsx';
import type { AnswerProps } from '../answer/types.ts';
import { isNone, useNoneOptions } from '../answer/useNoneOptions.ts';
import { type Option, optionWords } from './controls.tsx';

export type Factor<V extends string> = { contributes: YesNoUnknown; ticks: V[] };

/** What the clinician thinks contributed, with what speaks for it. A tick on its own says that it does. */
export function FactorAnswer<V extends Option>({ values, onAnswer, ...frame }: AnswerProps<Factor<V>> & { readonly values: readonly V[] }) {
  const { t } = useTranslation(['intake', 'clinical']);
  const none = useNoneOptions();
  const { answer, label } = frame;
  const value = 'given' in answer ? answer.given : null;
  const published = values.filter((tick) => tickSource(tick).certainty === 'read');
  const [first] = published;
  return (
    <AnswerFrame {...frame}>
      <RadioRow<string>
        label={label}
        options={[...yesNoUnknown.map((each) => ({ value: each, words: t(`clinical:answer.${each}`) })), ...none]}
        value={'given' in answer ? answer.given.contributes : answer.none}
        onChoose={(chosen) => {
          const contributes = yesNoUnknown.find((each) => each === chosen);
          if (isNone(chosen)) onAnswer({ none: chosen });
          else if (contributes !== undefined) onAnswer(given({ contributes, ticks: value?.ticks ?? [] }));
        }}
      />
      <TickRow
        label={t('speaksFor', { label })}
        values={values}
        words={optionWords}
        ticked={value?.ticks ?? []}
        onTicked={(ticks) => onAnswer(given({ contributes: value?.contributes ?? 'yes', ticks }))}
      />
      {first !== undefined && (
        <details>
          <summary>{t('fromWhere')}</summary>
          <List size="sm">
            {values.map((tick) => (
              <List.Item key={tick}>
                <Text size="sm">
                  {optionWords(tick)}: {tickSource(tick).words} ({t(`clinical:certainty.${tickSource(tick).certainty}`)})
                </Text>
              </List.Item>
            ))}
          </List>
        </details>
      )}
    </AnswerFrame>
  );
}
