import { Checkbox, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { emailTargetBytes, mostHomeWeeks, type ReportAudience, reportAudiences } from '#core/domain/report.ts';
import { bytesInWords } from '../../ui/words.ts';
import { firstChoice } from './audience.ts';
import type { PartOptions } from './ReportParts.tsx';

type Props = {
  readonly options: PartOptions;
  readonly onChange: (options: PartOptions) => void;
  /** Size of the file that is shown; null while there is none. */
  readonly bytes: number | null;
};

/** Whom it is for, on which paper, and whether it is to be sent. */
export function AudienceParts({ options, onChange, bytes }: Props) {
  const { t } = useTranslation('report');
  const { audience, paper, forEmail, weeks } = options;
  return (
    <section aria-label={t('audience.title')}>
      <Title order={2} size="h4" mb="xs">
        {t('audience.title')}
      </Title>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('audience.title')}
          fullWidth
          data={reportAudiences.map((value) => ({ value, label: t(`audience.${value}`) }))}
          value={audience}
          onChange={(value) => onChange(firstChoice(value as ReportAudience, options))}
        />
        <Text size="sm" c="dimmed">
          {t(`audience.explain.${audience}`)}
        </Text>
        <SegmentedControl
          aria-label={t('options.paper')}
          data={['A4', 'Letter']}
          value={paper}
          onChange={(value) => onChange({ ...options, paper: value === 'Letter' ? 'Letter' : 'A4' })}
        />
        {audience === 'home' ? (
          <SegmentedControl
            aria-label={t('audience.weeks')}
            data={Array.from({ length: mostHomeWeeks }, (_, n) => ({ value: String(n + 1), label: t('audience.week', { count: n + 1 }) }))}
            value={String(weeks)}
            onChange={(value) => onChange({ ...options, weeks: Number(value) })}
          />
        ) : (
          <Checkbox
            label={t('audience.forEmail')}
            description={
              bytes === null
                ? t('audience.target', { target: bytesInWords(emailTargetBytes) })
                : t('audience.size', { size: bytesInWords(bytes), target: bytesInWords(emailTargetBytes) })
            }
            checked={forEmail}
            onChange={(event) => onChange({ ...options, forEmail: event.currentTarget.checked })}
          />
        )}
      </Stack>
    </section>
  );
}
