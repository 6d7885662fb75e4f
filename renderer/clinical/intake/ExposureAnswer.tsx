import { Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { given } from '#core/clinical/answer.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { AnswerFrame } from '../answer/AnswerFrame.tsx';
import { RadioRow } from '../answer/RadioRow.tsx';
import type { AnswerProps } from '../answer/types.ts';
import { isNone, useNoneOptions } from '../answer/useNoneOptions.ts';
import { optionWords } from './controls.tsx';

const uses = ['current', 'past', 'never', 'unknown'] as const;
export type Exposure = { use: (typeof uses)[number]; drug: string; start: string | null; stop: string | null };

/** Whether a drug is or was taken, and between which days as far as they are known. */
export function ExposureAnswer({ onAnswer, ...frame }: AnswerProps<Exposure>) {
  const { t } = useTranslation('intake');
  const none = useNoneOptions();
  const { answer, label } = frame;
  const value = 'given' in answer ? answer.given : null;
  const change = (part: Partial<Exposure>): void => {
    if (value !== null) onAnswer(given({ ...value, ...part }));
  };
  return (
    <AnswerFrame {...frame}>
      <RadioRow<string>
        label={label}
        options={[...uses.map((use) => ({ value: use, words: optionWords(use) })), ...none]}
        value={'given' in answer ? answer.given.use : answer.none}
        onChoose={(chosen) => {
          const use = uses.find((each) => each === chosen);
          if (isNone(chosen)) onAnswer({ none: chosen });
          // What was never taken has no days.
          else if (use !== undefined)
            onAnswer(
              given(use === 'never' || value === null ? { use, drug: value?.drug ?? '', start: null, stop: null } : { ...value, use }),
            );
        }}
      />
      {value !== null && (value.use === 'current' || value.use === 'past') && (
        <Group align="flex-start" gap="sm">
          <TextInput
            label={t('drug')}
            aria-label={`${label}: ${t('drug')}`}
            value={value.drug}
            maxLength={200}
            onChange={(event) => change({ drug: event.currentTarget.value })}
          />
          <DayInput
            label={t('from')}
            value={value.start}
            onChange={(start) => change({ start })}
            inputProps={{ 'aria-label': `${label}: ${t('from')}` }}
          />
          <DayInput
            label={t('until')}
            value={value.stop}
            onChange={(stop) => change({ stop })}
            inputProps={{ 'aria-label': `${label}: ${t('until')}` }}
          />
        </Group>
      )}
    </AnswerFrame>
  );
}
