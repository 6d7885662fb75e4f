import { Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { given, notAsked } from '#core/clinical/answer.ts';
import { type PainMark, regionsTouched } from '#core/clinical/intake/painMap.ts';
import { sayWithUndo } from '../../ui/notify.tsx';
import { useLatest } from '../../ui/useLatest.ts';
import { AnswerFrame } from '../answer/AnswerFrame.tsx';
import { EmptyRow } from '../answer/EmptyRow.tsx';
import type { AnswerProps } from '../answer/types.ts';
import { BodyFigure } from './BodyFigure.tsx';
import classes from './Intake.module.css';
import { regionWords } from './intakeWords.ts';
import { MarkFields } from './MarkFields.tsx';

const figures = ['front', 'back', 'calf'] as const;

/** Where it hurts: regions of the figure, each with what it is like there. */
export function PainMap({ onAnswer, ...frame }: AnswerProps<PainMark[]>) {
  const { t } = useTranslation(['intake', 'common']);
  const { answer, label } = frame;
  const marks = 'given' in answer ? answer.given : [];
  const marked = regionsTouched(marks);
  const write = (next: PainMark[]): void => onAnswer(next.length === 0 ? notAsked : given(next));
  const charts = useRef<HTMLDivElement>(null);
  const latest = useLatest({ marks, write });
  const remove = (gone: PainMark): void => {
    write(marks.filter((mark) => mark !== gone));
    // What was marked in the meantime stays.
    sayWithUndo(t('common:removed', { what: gone.of === 'region' ? regionWords(gone.region) : t('chart.point') }), async () => {
      const { marks: now, write: writeNow } = latest.current;
      const again = gone.of === 'region' && regionsTouched(now).includes(gone.region);
      if (!again) writeNow([...now, gone]);
    });
  };
  const toggle = (region: string): void => {
    const there = marks.find((mark) => regionsTouched([mark]).includes(region));
    if (there) remove(there);
    else write([...marks, { of: 'region', region, quality: null, pain: notAsked, words: '' }]);
  };
  return (
    <AnswerFrame {...frame}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('chart.hint')}
        </Text>
        <div ref={charts} className={classes['charts']}>
          {figures.map((figure) => (
            <BodyFigure key={figure} figure={figure} marked={marked} onToggle={toggle} />
          ))}
        </div>
        <EmptyRow answer={answer} label={label} emptyWords={t('chart.nowhere')} onAnswer={onAnswer} />
        {marks.map((mark, index) => (
          <MarkFields
            // A region is marked once; points of older forms have their place in the list.
            key={mark.of === 'region' ? mark.region : `point ${index}`}
            mark={mark}
            onMark={(next) => write(marks.map((each) => (each === mark ? next : each)))}
            onRemove={() => {
              remove(mark);
              // Its button goes with it: the keys go to the figures.
              charts.current?.querySelector<SVGElement>('[role="listbox"]')?.focus();
            }}
          />
        ))}
      </Stack>
    </AnswerFrame>
  );
}
