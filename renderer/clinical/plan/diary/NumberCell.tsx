import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, notAsked } from '#core/clinical/answer.ts';
import { type CutOffs, painZone } from '#core/plan/cutOffs.ts';
import { today } from '../../../ui/birthDate.ts';
import { dayInWords } from '../../../ui/words.ts';
import classes from '../Plan.module.css';
import type { Place } from './DoneCell.tsx';
import { type NumberField, numberIn } from './rows.ts';
import type { DayDiary } from './useDiarySteps.ts';

type Props = {
  readonly diary: DayDiary;
  readonly field: NumberField;
  readonly cutOffs: CutOffs;
  readonly place: Place;
  readonly onShow: () => void;
};

/** A whole number of one day. An emptied field is not asked: missing is not zero. What is no such number stays in the field and is not passed on. */
export function NumberCell({ diary, field, cutOffs, place, onShow }: Props) {
  const { t } = useTranslation('plan');
  const { day, entry, edit } = diary;
  const value = numberIn(entry, field);
  const [text, setText] = useState(value === null ? '' : String(value));
  useEffect(() => {
    setText((now) => (now.trim() !== '' && Number(now) === value ? now : value === null ? '' : String(value)));
  }, [value]);
  const read = (typed: string): number | null => {
    const n = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
    return n <= field.most ? n : null;
  };
  const wrong = text.trim() !== '' && read(text) === null;
  const zone = field.pain && value !== null ? painZone(value, cutOffs) : undefined;
  const toCome = day > today() || (field.ofNextMorning && day === today());
  const label = t('diary.field', { what: t(`diary.${field.field}`), day: dayInWords(day) });
  return (
    <input
      className={classes['cell']}
      inputMode="numeric"
      autoComplete="off"
      data-row={place.row}
      data-column={place.column}
      data-cell={`${day} ${field.field}`}
      data-zone={zone}
      disabled={toCome}
      aria-label={zone === undefined ? label : `${label}: ${t(`diary.zones.${zone}`)}`}
      aria-invalid={wrong}
      title={wrong ? t('diary.range', { from: 0, to: field.most }) : undefined}
      value={text}
      onFocus={(event) => {
        onShow();
        event.currentTarget.select();
      }}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const n = read(typed);
        if (n !== null) edit(field.field, { [field.field]: given(n) });
        else if (typed.trim() === '') edit(field.field, { [field.field]: notAsked }, true);
      }}
    />
  );
}
