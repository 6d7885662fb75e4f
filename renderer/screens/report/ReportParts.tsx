import { Checkbox, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportContent, ReportOptions } from '#core/domain/report.ts';

/** What is chosen apart from pictures. */
export type PartOptions = Omit<ReportOptions, 'keyImages' | 'pairs'>;

/** In the order in which they are printed. `counted`: what there must be some of; a part without it can always be printed. */
const parts = [
  { option: 'includeFindings', words: 'findings', counted: null },
  { option: 'includeAdvice', words: 'advice', counted: null },
  { option: 'includeComparisons', words: 'comparisons', counted: null },
  { option: 'includeGait', words: 'gait', counted: 'gait' },
  { option: 'includeDifferences', words: 'differences', counted: 'differences' },
  { option: 'includeProtocol', words: 'protocols', counted: 'protocols' },
  { option: 'includeSuggestions', words: 'suggestions', counted: 'suggestions' },
  { option: 'includeBeforeAfter', words: 'beforeAfter', counted: 'beforeAfter' },
  { option: 'includeSafety', words: 'safety', counted: null },
  { option: 'includeTreatments', words: 'treatments', counted: 'treatments' },
  { option: 'includeScores', words: 'scores', counted: 'scores' },
  { option: 'includePlan', words: 'plan', counted: 'plans' },
  { option: 'includeDiary', words: 'diary', counted: 'diary' },
  { option: 'includeMeasurements', words: 'measurements', counted: null },
] as const;

type Props = {
  readonly options: PartOptions;
  readonly onChange: (options: PartOptions) => void;
  /** How much there is of each; undefined while it is not known. */
  readonly content: ReportContent | undefined;
};

/** Parts of the report, of which a patient's has those that are written. A part of which there is nothing is greyed and says what to do for it; it is printed once there is something. */
export function ReportParts({ options, onChange, content }: Props) {
  const { t } = useTranslation('report');
  const shown = parts.filter(
    ({ option }) => options.audience === 'clinician' || option === 'includeFindings' || option === 'includeAdvice',
  );
  return (
    <section aria-label={t('options.title')}>
      <Title order={2} size="h4" mb="xs">
        {t('options.title')}
      </Title>
      <Stack gap="sm">
        {shown.map(({ option, words, counted }) => {
          const nothing = counted !== null && content?.[counted] === 0;
          return (
            <Checkbox
              key={option}
              label={t('options.print', { what: t(`options.${words}`).toLowerCase() })}
              description={nothing ? t(`options.nothing.${counted}`) : undefined}
              checked={options[option] && !nothing}
              disabled={nothing}
              onChange={(event) => onChange({ ...options, [option]: event.currentTarget.checked })}
            />
          );
        })}
        {options.audience === 'clinician' && (
          <Text size="sm" c="dimmed">
            {t('options.always')}
          </Text>
        )}
      </Stack>
    </section>
  );
}
