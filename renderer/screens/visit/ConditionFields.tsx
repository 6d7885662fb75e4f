import { Autocomplete, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Conditions } from '#core/domain/recording.ts';
import { NumberField } from '../../ui/NumberField.tsx';

type Props = {
  readonly conditions: Conditions;
  /** Those of the visit's other clips, to choose from. */
  readonly shoes: readonly string[];
  readonly onChange: (conditions: Conditions) => void;
  readonly onBlur: () => void;
};

const fatigues = ['unknown', 'fresh', 'fatigued'] as const;
const tapes = ['unknown', 'no', 'yes'] as const;

/** How the runner ran in a clip: what clips of a visit are held against each other for. */
export function ConditionFields({ conditions, shoes, onChange, onBlur }: Props) {
  const { t } = useTranslation('visit');
  const { shoe, inclinePercent, taped, fatigue } = conditions;
  const change = (part: Partial<Conditions>) => onChange({ ...conditions, ...part });
  return (
    <>
      <Select
        label={t('clips.fatigue')}
        data={fatigues.map((value) => ({ value, label: t(`clips.fatigues.${value}`) }))}
        value={fatigue ?? 'unknown'}
        onChange={(value) => change({ fatigue: value === 'fresh' || value === 'fatigued' ? value : null })}
      />
      <Autocomplete
        label={t('clips.shoe')}
        data={[...shoes]}
        value={shoe}
        maxLength={100}
        onChange={(value) => change({ shoe: value })}
        onBlur={onBlur}
      />
      <Select
        label={t('clips.tape')}
        data={tapes.map((value) => ({ value, label: t(`clips.tapes.${value}`) }))}
        value={taped === null ? 'unknown' : taped ? 'yes' : 'no'}
        onChange={(value) => change({ taped: value === 'yes' ? true : value === 'no' ? false : null })}
      />
      <NumberField
        label={t('clips.incline')}
        value={inclinePercent}
        from={-40}
        to={40}
        rangeWords={t('clips.inclineRange')}
        onNumber={(value) => change({ inclinePercent: value })}
        onBlur={onBlur}
      />
    </>
  );
}
