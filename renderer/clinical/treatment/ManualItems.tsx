import { useTranslation } from 'react-i18next';
import { notAsked } from '#core/clinical/answer.ts';
import { bodySides } from '#core/clinical/site.ts';
import type { ManualItem } from '#core/clinical/treatment/manualRelease.ts';
import { manualStructures, manualTechniques } from '#core/clinical/treatment/manualTechnique.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { TenAnswer } from './fields/AnswerOf.tsx';
import { OneOf } from './fields/OneOf.tsx';
import { PlainNumber } from './fields/PlainNumber.tsx';
import { Rows } from './fields/Rows.tsx';
import { TextLine } from './fields/TextLine.tsx';
import { Grade } from './Grade.tsx';

type Props = { readonly items: readonly ManualItem[]; readonly onChange: (items: ManualItem[]) => void };

/** What was done, technique by technique. The next item begins on the side of the last one. */
export function ManualItems({ items, onChange }: Props) {
  const { t } = useTranslation('treatment');
  return (
    <Rows<ManualItem>
      rows={items}
      onChange={onChange}
      name={(n) => t('manual.item', { n })}
      removeWords={(n) => t('manual.removeItem', { n })}
      removedWords={t('manual.rowRemoved')}
      addWords={t('manual.addItem')}
      next={(last) => ({
        technique: last?.technique ?? 'effleurage-petrissage',
        structure: last?.structure ?? 'gastrocnemius-medial',
        side: last?.side ?? 'left',
        grade: null,
        pressure: notAsked,
        tool: '',
        minutes: null,
        sets: null,
        reps: null,
        pain: notAsked,
      })}
    >
      {(item, change) => (
        <>
          <OneOf
            label={t('manual.technique')}
            values={manualTechniques}
            words={(each) => t(`manual.techniques.${each}`)}
            value={item.technique}
            onChange={(technique) => change({ ...item, technique })}
          />
          <OneOf
            label={t('manual.structure')}
            values={manualStructures}
            words={(each) => t(`manual.structures.${each}`)}
            value={item.structure}
            onChange={(structure) => change({ ...item, structure })}
          />
          <OneOf
            label={t('site.side')}
            values={bodySides}
            words={(side) => t(`side.${side}`)}
            value={item.side}
            onChange={(side) => change({ ...item, side })}
          />
          <Grade technique={item.technique} grade={item.grade} onChange={(grade) => change({ ...item, grade })} />
          <PlainNumber label={t('manual.minutes')} value={item.minutes} onChange={(minutes) => change({ ...item, minutes })} />
          <TenAnswer label={t('manual.pressure')} answer={item.pressure} onChange={(pressure) => change({ ...item, pressure })} />
          <TenAnswer label={t('manual.itemPain')} answer={item.pain} onChange={(pain) => change({ ...item, pain })} />
          <Count label={t('manual.sets')} most={100} value={item.sets} onChange={(sets) => change({ ...item, sets })} />
          <Count label={t('manual.reps')} most={1000} value={item.reps} onChange={(reps) => change({ ...item, reps })} />
          <TextLine label={t('manual.tool')} value={item.tool} onChange={(tool) => change({ ...item, tool })} />
        </>
      )}
    </Rows>
  );
}

type CountProps = {
  readonly label: string;
  readonly most: number;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
};

function Count({ label, most, value, onChange }: CountProps) {
  const { t } = useTranslation('treatment');
  return (
    <NumberField
      label={label}
      value={value}
      from={1}
      to={most}
      rangeWords={t('course.range', { from: 1, to: most })}
      onNumber={(next) => (next === null || Number.isInteger(next)) && onChange(next)}
    />
  );
}
