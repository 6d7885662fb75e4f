import { List, Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../ui/data/reads.ts';
import { FailureNotice } from '../../../ui/FailureNotice.tsx';
import { changesInWords } from '../changeWords.ts';

/** What version `b` of a plan says otherwise than version `a`, line by line. */
export function VersionDifference({ id, a, b }: { readonly id: string; readonly a: number; readonly b: number }) {
  const { t } = useTranslation('plan');
  const before = useRead('plans.version', { id, number: a });
  const after = useRead('plans.version', { id, number: b });
  const failed = [before, after].find(({ isError }) => isError);
  if (failed !== undefined) return <FailureNotice thrown={failed.error} onRetry={() => void failed.refetch()} />;
  if (!before.data || !after.data) return <Skeleton height={120} />;
  const lines = changesInWords(before.data.plan, after.data.plan);
  if (lines.length === 0) return <Text c="dimmed">{t('versions.same')}</Text>;
  return (
    <List spacing={4}>
      {lines.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  );
}
