import { Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { givenOf } from '#core/clinical/answer.ts';
import { type PainMark, painQualities } from '#core/clinical/intake/painMap.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { NoneRow } from '../answer/NoneRow.tsx';
import { RadioRow } from '../answer/RadioRow.tsx';
import { regionWords } from './intakeWords.ts';

type Props = { readonly mark: PainMark; readonly onMark: (mark: PainMark) => void; readonly onRemove: () => void };

/** What it is like at one place of the chart. */
export function MarkFields({ mark, onMark, onRemove }: Props) {
  const { t } = useTranslation(['intake', 'clinical']);
  const region = mark.of === 'region' ? regionWords(mark.region) : t('chart.point');
  return (
    <Paper p="sm" role="group" aria-label={t('chart.of', { region })}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Text fw={600}>{region}</Text>
          <Button variant="subtle" color="gray" size="compact-md" mih={36} onClick={onRemove}>
            {t('chart.remove', { region })}
          </Button>
        </Group>
        <RadioRow
          label={t('chart.quality')}
          options={[
            { value: 'none' as const, words: t('chart.noQuality'), none: true },
            ...painQualities.map((value) => ({ value, words: t(`chart.qualities.${value}`) })),
          ]}
          value={mark.quality ?? 'none'}
          onChoose={(quality) => onMark({ ...mark, quality: quality === 'none' ? null : quality })}
        />
        <Group align="flex-end">
          <NumberField
            w={200}
            label={t('chart.pain', { region })}
            value={givenOf(mark.pain)}
            from={0}
            to={10}
            decimals={0}
            rangeWords={t('clinical:number.whole', { from: 0, to: 10 })}
            onNumber={(pain) => onMark({ ...mark, pain: pain === null ? { none: 'not-asked' } : { given: pain } })}
          />
          <NoneRow answer={mark.pain} label={t('chart.pain', { region })} onNone={(none) => onMark({ ...mark, pain: { none } })} />
          <TextInput
            flex={1}
            miw={200}
            label={t('chart.words')}
            value={mark.words}
            maxLength={200}
            onChange={(event) => onMark({ ...mark, words: event.currentTarget.value })}
          />
        </Group>
      </Stack>
    </Paper>
  );
}
