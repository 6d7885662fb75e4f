import { Autocomplete, SegmentedControl, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TakeConditions } from '#core/capture/take.ts';
import { NumberField } from '../../ui/NumberField.tsx';

type Props = {
  readonly conditions: TakeConditions;
  readonly shoes: readonly string[];
  readonly onChange: (part: Partial<TakeConditions>) => void;
};

const kmPerHour = (metresPerSecond: number): number => Math.round(metresPerSecond * 3.6 * 100) / 100;
const fastest = 50;

/** How the runner runs in the takes to come: what takes are named by and compared on. */
export function RunnerForm({ conditions, shoes, onChange }: Props) {
  const { t } = useTranslation('capture');
  const { shoe, speed, inclinePercent, taped, fatigue, note } = conditions;
  return (
    <Stack gap="xs" component="section" aria-label={t('runner.title')}>
      <Title order={2} size="h4">
        {t('runner.title')}
      </Title>
      <Autocomplete
        label={t('runner.shoe')}
        placeholder={t('runner.shoeExample')}
        data={[...shoes]}
        value={shoe}
        maxLength={100}
        onChange={(value) => onChange({ shoe: value })}
      />
      <SimpleGrid cols={2} spacing="xs" style={{ alignItems: 'end' }}>
        <NumberField
          label={t('runner.speed')}
          value={speed === null ? null : kmPerHour(speed)}
          from={0.1}
          to={fastest}
          rangeWords={t('runner.speedRange', { to: fastest })}
          onNumber={(value) => onChange({ speed: value === null ? null : value / 3.6 })}
        />
        <NumberField
          label={t('runner.incline')}
          value={inclinePercent}
          from={-40}
          to={40}
          rangeWords={t('runner.inclineRange')}
          onNumber={(value) => onChange({ inclinePercent: value })}
        />
      </SimpleGrid>
      <Choice
        label={t('runner.fatigue')}
        value={fatigue ?? 'unknown'}
        choices={(['unknown', 'fresh', 'fatigued'] as const).map((value) => ({ value, label: t(`runner.fatigues.${value}`) }))}
        onChange={(value) => onChange({ fatigue: value === 'unknown' ? null : value })}
      />
      <Choice
        label={t('runner.tape')}
        value={taped === null ? 'unknown' : taped ? 'yes' : 'no'}
        choices={(['unknown', 'no', 'yes'] as const).map((value) => ({ value, label: t(`runner.tapes.${value}`) }))}
        onChange={(value) => onChange({ taped: value === 'unknown' ? null : value === 'yes' })}
      />
      <TextInput
        label={t('runner.note')}
        placeholder={t('runner.noteExample')}
        value={note}
        maxLength={200}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </Stack>
  );
}

type ChoiceProps<V extends string> = {
  readonly label: string;
  readonly value: V;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
};

function Choice<V extends string>({ label, value, choices, onChange }: ChoiceProps<V>) {
  const id = useId();
  return (
    <div>
      <Text id={id} fw={500} mb={4}>
        {label}
      </Text>
      <SegmentedControl fullWidth aria-labelledby={id} value={value} data={[...choices]} onChange={onChange} />
    </div>
  );
}
