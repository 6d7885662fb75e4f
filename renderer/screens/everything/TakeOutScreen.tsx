import { Skeleton, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../ui/data/reads.ts';
import { ScreenFailure } from '../../ui/ScreenFailure.tsx';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { birthDay, fullName } from '../../ui/words.ts';
import classes from '../merging/Merging.module.css';
import { TakeOutPanel } from './TakeOutPanel.tsx';

/** Everything of one patient goes out into a folder. */
export function TakeOutScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation(['everything', 'patients']);
  const read = useRead('patients.get', { id });
  const patient = read.data;
  useCrumbs([
    { label: t('patients:title'), href: '/' },
    ...(patient ? [{ label: fullName(patient), href: `/patients/${id}` }] : []),
    { label: t('patientTitle') },
  ]);
  if (read.isError) return <ScreenFailure thrown={read.error} onRetry={() => void read.refetch()} />;
  if (!patient) return <Skeleton m="xl" height={300} w="auto" />;
  return (
    <div className={classes['screen']}>
      <Title order={1}>{t('patientTitle')}</Title>
      <Text c="dimmed" mb="md">
        {fullName(patient)}, {birthDay(patient)}
      </Text>
      <TakeOutPanel patientId={id} />
    </div>
  );
}
