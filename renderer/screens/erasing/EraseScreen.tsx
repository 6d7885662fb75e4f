import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { ScreenFailure } from '../../ui/ScreenFailure.tsx';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { birthDay, fullName } from '../../ui/words.ts';
import classes from '../merging/Merging.module.css';
import { EraseForm } from './EraseForm.tsx';
import { HoldPart } from './HoldPart.tsx';

/** What would go and what has to stay if a patient's record were erased now; holding it; erasing it. */
export function EraseScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation(['merging', 'patients']);
  const read = useRead('patients.get', { id });
  const preview = useRead('patients.erasePreview', { patientId: id });
  const patient = read.data;
  useCrumbs([
    { label: t('patients:title'), href: '/' },
    ...(patient ? [{ label: fullName(patient), href: `/patients/${id}` }] : []),
    { label: t('erase.title') },
  ]);
  if (read.isError) return <ScreenFailure thrown={read.error} onRetry={() => void read.refetch()} />;
  if (!patient) return <Skeleton m="xl" height={300} w="auto" />;
  return (
    <div className={classes['screen']}>
      <Title order={1}>{t('erase.title')}</Title>
      <Text c="dimmed" mb="md">
        {fullName(patient)}, {birthDay(patient)}
      </Text>
      <Stack gap="lg">
        <HoldPart patientId={id} />
        {preview.isError && <FailureNotice thrown={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.data && <EraseForm patient={patient} preview={preview.data} />}
      </Stack>
    </div>
  );
}
