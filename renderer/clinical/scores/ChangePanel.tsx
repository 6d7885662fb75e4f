import { List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Change, change } from '#core/clinical/outcomes/change.ts';
import type { OutcomeEntry } from '#core/clinical/outcomes/record.ts';
import { type Outcome, outcomeEntrySchema, scored } from '#core/clinical/outcomes/record.ts';
import type { ThresholdOverride } from '#core/clinical/outcomes/thresholds.ts';
import { dayInWords } from '../../ui/words.ts';
import { MdcAndMcid } from './MdcAndMcid.tsx';
import { deltaWords, missingWords, partWords, percentWords, valueWords } from './scoreWords.ts';

type Props = {
  readonly entry: OutcomeEntry;
  /** Null where there is none. */
  readonly before: Outcome | null;
  readonly overrides: readonly ThresholdOverride[];
};

/** The last score beside this one: the change, measurement error and what patients notice, kept apart. */
export function ChangePanel({ entry, before, overrides }: Props) {
  const { t } = useTranslation(['scores', 'clinical']);
  const parsed = outcomeEntrySchema.safeParse(entry);
  const now = parsed.success ? scored(parsed.data) : null;
  return (
    <Stack gap="xs" component="section" aria-label={t('last.title')}>
      <Title order={3}>{t('last.title')}</Title>
      {before === null ? (
        <Text c="dimmed">{t('last.none')}</Text>
      ) : (
        before.derived.map(({ measure, unit, value, missing }) => (
          <div key={measure} data-change={measure}>
            <Text fw={600}>{t(`clinical:measures.${measure}`)}</Text>
            <Text>
              {t('last.of', {
                value: value === null ? t('score.missing', { what: missingWords(missing) }) : valueWords(value, unit),
                day: dayInWords(before.entry.measuredOn),
              })}
            </Text>
            {now !== null && <OneChange change={change(entry.instrument, before, now, { measure, overrides })} />}
          </div>
        ))
      )}
    </Stack>
  );
}

function OneChange({ change: of }: { readonly change: Change }) {
  const { t } = useTranslation('scores');
  if (!of.comparable) {
    return (
      <>
        <Text c="var(--soleus-warn)">{t(`last.obstacle.${of.obstacle}`, { parts: partWords(of.parts) })}</Text>
        {of.missing.length > 0 && <Text size="sm">{t('score.missing', { what: missingWords(of.missing) })}</Text>}
      </>
    );
  }
  const delta = deltaWords(of.delta, of.unit);
  return (
    <>
      <Text>
        {of.percent === null ? t('last.change', { delta }) : t('last.changePercent', { delta, percent: percentWords(of.percent) })},{' '}
        {t('last.days', { count: of.days })}
      </Text>
      <Text fw={700} data-verdict={of.verdict}>
        {t(`last.verdict.${of.verdict}`)}
      </Text>
      <List size="sm" spacing={4} listStyleType="none">
        <MdcAndMcid change={of} />
      </List>
    </>
  );
}
