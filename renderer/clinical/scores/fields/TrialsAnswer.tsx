import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../ui/NumberField.tsx';
import { AnswerFrame } from '../../answer/AnswerFrame.tsx';
import { NoneRow } from '../../answer/NoneRow.tsx';
import type { AnswerProps } from '../../answer/types.ts';

type Props = AnswerProps<number[]> & { readonly count: number; readonly most: number };

/** Trials in cm, one field each, in their order; one that is emptied moves those behind it up. */
export function TrialsAnswer({ count, most, onAnswer, ...frame }: Props) {
  const { t } = useTranslation(['scores', 'clinical']);
  const { answer } = frame;
  const trials = 'given' in answer ? answer.given : [];
  const take = (index: number, value: number | null): void => {
    const next = trials.flatMap((each, at) => (at !== index ? [each] : value === null ? [] : [value]));
    const all = index >= trials.length && value !== null ? [...next, value] : next;
    onAnswer(all.length === 0 ? { none: 'not-asked' } : { given: all });
  };
  return (
    <AnswerFrame {...frame}>
      <Group gap="xs">
        {Array.from({ length: Math.max(count, trials.length) }, (_, index) => index).map((index) => (
          <NumberField
            key={index}
            w={110}
            label={t('field.trial', { n: index + 1 })}
            rightSection={t('unit.cm')}
            disabled={index > trials.length}
            value={trials[index] ?? null}
            from={0}
            to={most}
            rangeWords={t('clinical:number.any', { from: 0, to: most })}
            onNumber={(value) => take(index, value)}
          />
        ))}
      </Group>
      <NoneRow answer={answer} label={frame.label} onNone={(none) => onAnswer({ none })} />
    </AnswerFrame>
  );
}
