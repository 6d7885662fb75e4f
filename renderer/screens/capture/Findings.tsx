import { Spoiler, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#core/capture/quality/finding.ts';
import type { Take } from '#core/capture/take.ts';
import classes from './Capture.module.css';
import { findingWords } from './findingWords.ts';

const icons = { problem: IconAlertTriangle, advice: IconInfoCircle, unknown: IconHelpCircle, good: IconCircleCheck } as const;
const colours = {
  problem: 'var(--mantine-color-error)',
  advice: 'var(--soleus-warn)',
  unknown: 'var(--mantine-color-dimmed)',
  good: 'var(--soleus-good)',
} as const;
const order = ['problem', 'advice', 'unknown', 'good'] as const;

/** What the quality gate found in a take, worst first, each with what to change; what is good is folded away. */
export function Findings({ take, findings }: { readonly take: Take; readonly findings: readonly Finding[] }) {
  const { t } = useTranslation('capture');
  const sorted = order.flatMap((level) => findings.filter((finding) => finding.level === level));
  const good = sorted.filter(({ level }) => level === 'good');
  const rest = sorted.filter(({ level }) => level !== 'good');
  return (
    <section aria-label={t('quality.title')} data-findings={take.camera.role}>
      <Title order={2} size="h4">
        {t('quality.title')} · {t(`cameras.roles.${take.camera.role}`)}
      </Title>
      {rest.length === 0 && <Text>{t('quality.good')}</Text>}
      {rest.map((finding) => (
        <FindingLine key={finding.code + finding.variant} finding={finding} />
      ))}
      {good.length > 0 && (
        <Spoiler
          maxHeight={0}
          mt="xs"
          showLabel={t('quality.showGood', { count: good.length })}
          hideLabel={t('quality.showGood', { count: good.length })}
        >
          <Stack gap={0}>
            {good.map((finding) => (
              <FindingLine key={finding.code + finding.variant} finding={finding} />
            ))}
          </Stack>
        </Spoiler>
      )}
    </section>
  );
}

function FindingLine({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('capture');
  const { title, found, change } = findingWords(finding);
  const Icon = icons[finding.level];
  return (
    <div className={classes['finding']} data-finding={finding.code} data-level={finding.level}>
      <Icon aria-label={t(`quality.levels.${finding.level}`)} color={colours[finding.level]} />
      <div>
        <Text fw={650}>{title}</Text>
        <Text size="sm">{found}</Text>
        {change !== '' && <Text size="sm">{change}</Text>}
      </div>
    </div>
  );
}
