import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { notAsked } from '#core/clinical/answer.ts';
import { detectableOf } from '#core/clinical/formDerived.ts';
import { markerChange } from '#core/clinical/treatment/manualJudge.ts';
import { type MarkerReading, markers } from '#core/clinical/treatment/manualRelease.ts';
import { SourceWords } from '../../gait/SourceWords.tsx';
import { useRead } from '../../ui/data/reads.ts';
import { AnswerNumber } from './fields/AnswerNumber.tsx';
import { OneOf } from './fields/OneOf.tsx';
import { Rows } from './fields/Rows.tsx';
import { plainNumber, signedNumber } from './numberWords.ts';
import classes from './Treatment.module.css';

type Props = { readonly readings: readonly MarkerReading[]; readonly onChange: (readings: MarkerReading[]) => void };

/** What was measured before and after, each change held against the smallest that can be told from error. */
export function ManualReadings({ readings, onChange }: Props) {
  const { t } = useTranslation('treatment');
  return (
    <Rows<MarkerReading>
      rows={readings}
      onChange={onChange}
      name={(n) => t('manual.reading', { n })}
      removeWords={(n) => t('manual.removeReading', { n })}
      removedWords={t('manual.rowRemoved')}
      addWords={t('manual.addReading')}
      next={(last) => ({
        marker: last?.marker ?? 'knee-to-wall',
        side: last?.side === 'left' ? 'right' : 'left',
        before: notAsked,
        after: notAsked,
      })}
    >
      {(reading, change) => (
        <>
          <OneOf
            label={t('manual.marker')}
            values={markers}
            words={(each) => t(`manual.markers.${each}`)}
            value={reading.marker}
            onChange={(marker) => change({ ...reading, marker })}
          />
          <OneOf
            label={t('site.side')}
            values={['left', 'right'] as const}
            words={(side) => t(`side.${side}`)}
            value={reading.side}
            onChange={(side) => change({ ...reading, side })}
          />
          {(['before', 'after'] as const).map((when) => (
            <AnswerNumber
              key={when}
              label={t(`manual.${when}`)}
              from={0}
              to={180}
              rangeWords={t('manual.readingRange')}
              answer={reading[when]}
              onChange={(answer) => change({ ...reading, [when]: answer })}
            />
          ))}
          <ChangeWords reading={reading} />
        </>
      )}
    </Rows>
  );
}

function ChangeWords({ reading }: { readonly reading: MarkerReading }) {
  const { t } = useTranslation('treatment');
  const overrides = useRead('clinicTables.get', {}).data?.thresholds.value ?? [];
  const change = markerChange(reading, detectableOf(reading.marker, overrides));
  const unit = t(`manual.units.${reading.marker}`);
  if (change.verdict === 'not-judged')
    return (
      <Text className={classes['wide']} data-change={change.reason}>
        {change.reason === 'no-detectable-change'
          ? t('manual.change.unjudged', { delta: signedNumber(change.delta ?? 0), unit })
          : t(`manual.change.${change.reason}`)}
      </Text>
    );
  const { verdict, delta, detectable } = change;
  return (
    <div className={classes['wide']} data-change={verdict}>
      <Text>{t(`manual.change.${verdict}`, { delta: signedNumber(delta), unit, mdc: plainNumber(detectable.value) })}</Text>
      <SourceWords source={detectable.source} />
    </div>
  );
}
