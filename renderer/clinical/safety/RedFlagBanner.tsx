import { Alert, Button, Group, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { conditionOf } from './itemWords.ts';

type Props = {
  readonly patientId: string;
  /** The visit whose screen it leads to; null for the patient's newest. */
  readonly visitId: string | null;
};

/** Red flags at REFER or graver that are open, wherever the patient is looked at. */
export function RedFlagBanner({ patientId, visitId }: Props) {
  const { t } = useTranslation('safety');
  const safety = useRead('safety.ofPatient', { patientId });
  const raised = (safety.data?.state.raised ?? []).filter(({ level }) => level !== 'caution');
  const visits = useRead('visits.list', { patientId }, { enabled: visitId === null && raised.length > 0 });
  const at = visitId ?? visits.data?.[0]?.id ?? null;
  const [gravest] = raised;
  // Silence would read as "no red flag".
  if (safety.isError) return <FailureNotice thrown={safety.error} onRetry={() => void safety.refetch()} />;
  if (gravest === undefined) return null;
  const emergency = gravest.level === 'emergency';
  return (
    <Alert
      role={emergency ? 'alert' : 'status'}
      mb="md"
      color={gravest.level === 'refer' ? 'orange' : 'red'}
      variant={emergency ? 'filled' : 'light'}
      icon={<IconAlertTriangle aria-hidden />}
      title={emergency ? t('levelSays.emergency') : t('banner.title')}
    >
      <Group justify="space-between" align="end">
        <List listStyleType="none">
          {raised.map(({ item, level }) => (
            <List.Item key={item}>{t('banner.line', { level: t(`levels.${level}`), condition: conditionOf(item) })}</List.Item>
          ))}
        </List>
        {at !== null && (
          <Button component={Link} href={`/visits/${at}/safety`} variant="default">
            {t('banner.open')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
