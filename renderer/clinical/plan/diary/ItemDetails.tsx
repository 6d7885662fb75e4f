import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, given, givenOf, notAsked } from '#core/clinical/answer.ts';
import type { DiaryItem } from '#core/plan/diary.ts';
import type { Dose } from '#core/plan/prescription.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import classes from '../Plan.module.css';
import { PlanText } from '../PlanText.tsx';

type Props = {
  readonly item: DiaryItem;
  readonly dose: Dose;
  readonly name: string;
  /** `field` names what was changed. */
  readonly onItem: (field: string, item: DiaryItem) => void;
};

const answer = (value: number | null): Answer<number> => (value === null ? notAsked : given(value));

/** Numbers of each set: whole ones of 0 to 600, by blank or comma, at most 50; null for anything else. */
export function readSets(text: string): readonly number[] | null {
  const parts = text
    .trim()
    .split(/[\s,;]+/)
    .filter((part) => part !== '');
  const fits = parts.length > 0 && parts.length <= 50 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 600);
  return fits ? parts.map(Number) : null;
}

/** How much of one planned go was done, how heavy and how hard, and why not all of it. */
export function ItemDetails({ item, dose, name, onItem }: Props) {
  const { t } = useTranslation('plan');
  const stored = givenOf(item.reps)?.join(' ') ?? '';
  const [sets, setSets] = useState(stored);
  useEffect(() => {
    // As it was typed, while it says the same; else as it was undone, or changed elsewhere.
    setSets((now) => ((readSets(now)?.join(' ') ?? '') === stored ? now : stored));
  }, [stored]);
  const wrong = sets.trim() !== '' && readSets(sets) === null;
  const hasSets = dose.kind === 'reps' || dose.kind === 'hold';
  const labelled = (words: string) => ({ label: words, 'aria-label': `${words}: ${name}` });
  return (
    <div className={classes['fields']}>
      {hasSets && item.done !== 'not' && (
        <TextInput
          {...labelled(t(dose.kind === 'hold' ? 'diary.seconds' : 'diary.reps'))}
          placeholder={t('diary.repsHint')}
          autoComplete="off"
          value={sets}
          error={wrong ? t('diary.repsHint') : undefined}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            setSets(typed);
            const read = readSets(typed);
            if (read !== null) onItem('reps', { ...item, reps: given(read) });
            else if (typed.trim() === '') onItem('reps', { ...item, reps: notAsked });
          }}
        />
      )}
      {item.done !== 'not' && (
        <>
          <NumberField
            {...labelled(t('diary.kg'))}
            value={givenOf(item.loadKg)}
            from={0}
            to={500}
            rangeWords={t('running.range', { from: 0, to: 500 })}
            onNumber={(value) => onItem('kg', { ...item, loadKg: answer(value) })}
          />
          <NumberField
            {...labelled(t('diary.effort'))}
            value={givenOf(item.effort)}
            from={0}
            to={10}
            rangeWords={t('running.range', { from: 0, to: 10 })}
            onNumber={(value) => onItem('effort', { ...item, effort: answer(value) })}
          />
          <NumberField
            {...labelled(t('diary.painOfItem'))}
            value={givenOf(item.painDuring)}
            from={0}
            to={10}
            decimals={0}
            rangeWords={t('running.range', { from: 0, to: 10 })}
            onNumber={(value) => onItem('pain', { ...item, painDuring: answer(value) })}
          />
        </>
      )}
      {item.done !== 'done' && (
        <PlanText
          {...labelled(t('diary.reason'))}
          value={item.reason}
          most={500}
          onText={(reason) => onItem('reason', { ...item, reason })}
        />
      )}
    </div>
  );
}
