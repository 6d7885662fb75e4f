import { Alert, Badge, Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconTimeline, IconTrash } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { ConsentSection } from '../../clinical/consents/ConsentSection.tsx';
import { RedFlagBanner } from '../../clinical/safety/RedFlagBanner.tsx';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { reportFailure } from '../../ui/failures.ts';
import { appActions } from '../../ui/keymap/appActions.ts';
import { useActions } from '../../ui/keymap/useActions.ts';
import { sayWithUndo } from '../../ui/notify.tsx';
import { noteOpened } from '../../ui/recent.ts';
import { ScreenFailure } from '../../ui/ScreenFailure.tsx';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { ageAt, birthDay, fullName } from '../../ui/words.ts';
import { timelinePath } from '../timeline/address.ts';
import classes from './Patient.module.css';
import { PatientDetailsForm } from './PatientDetailsForm.tsx';
import { PatientMenu } from './PatientMenu.tsx';
import { VisitList } from './VisitList.tsx';

/** One patient: visits and details. */
export function PatientScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation(['patients', 'timeline']);
  const [, go] = useLocation();
  const read = useRead('patients.get', { id });
  const patient = read.data;
  useEffect(() => {
    if (patient) noteOpened(id);
  }, [id, patient]);
  useCrumbs([{ label: t('title'), href: '/' }, ...(patient ? [{ label: fullName(patient) }] : [])]);

  useActions(
    appActions,
    patient
      ? {
          'patient.timeline': () => go(timelinePath(id)),
          'patient.merge': patient.removedAt === null ? () => go(`/patients/${id}/merge`) : undefined,
          'patient.erase': () => go(`/patients/${id}/erase`),
        }
      : {},
  );

  if (read.isError) return <ScreenFailure thrown={read.error} onRetry={() => void read.refetch()} />;
  if (!patient) return <Skeleton m="xl" height={300} w="auto" />;

  const remove = async () => {
    try {
      await call('patients.remove', { id });
      sayWithUndo(t('patientRemoved', { name: fullName(patient) }), () => call('patients.restore', { id }));
      go('/');
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const age = ageAt(patient.birthDate, new Date());
  return (
    <div className={classes['screen']}>
      <Group justify="space-between" mb="md">
        <Group gap="md" align="baseline">
          <Title order={1}>{fullName(patient)}</Title>
          <Text size="lg" c="dimmed">
            {birthDay(patient)}
            {age === null ? '' : ` · ${t('age', { count: age })}`}
          </Text>
          {patient.sample && (
            <Badge variant="light" tt="none" size="lg">
              {t('sample')}
            </Badge>
          )}
        </Group>
        <Group gap="xs">
          <Button variant="default" component={Link} href={timelinePath(id)} leftSection={<IconTimeline size={20} aria-hidden />}>
            {t('timeline:open')}
          </Button>
          {patient.removedAt === null && (
            <Button variant="subtle" color="gray" leftSection={<IconTrash size={20} aria-hidden />} onClick={() => void remove()}>
              {t('removePatient')}
            </Button>
          )}
          <PatientMenu patient={patient} />
        </Group>
      </Group>
      {patient.removedAt !== null && (
        <Alert color="orange" mb="md" title={t('isRemoved')}>
          <Button variant="default" onClick={() => call('patients.restore', { id }).catch(reportFailure)}>
            {t('restore')}
          </Button>
        </Alert>
      )}
      <RedFlagBanner patientId={id} visitId={null} />
      <div className={classes['columns']}>
        <VisitList patientId={id} />
        <PatientDetailsForm patient={patient} />
      </div>
      <ConsentSection patient={patient} />
    </div>
  );
}
