import { Paper, Skeleton, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { consentKinds } from '#core/clinical/consent/texts.ts';
import type { Patient } from '#core/domain/patient.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { ConsentGroup } from './ConsentGroup.tsx';
import { ConsentHistory } from './ConsentHistory.tsx';
import classes from './Consents.module.css';
import { useConsentFacts } from './useConsentFacts.ts';

/** The consents of a patient: treatment, data protection and the use of video, each with its purposes, and what was said before. */
export function ConsentSection({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('consents');
  const { facts, failed, retry } = useConsentFacts(patient, null);
  return (
    <Paper p="lg" component="section" aria-label={t('title')} mt="lg">
      <Title order={2}>{t('title')}</Title>
      <Text c="dimmed" mb="md">
        {t('explain')}
      </Text>
      {failed !== null && <FailureNotice thrown={failed} onRetry={retry} />}
      {facts === null ? (
        failed === null && <Skeleton height={200} />
      ) : (
        <>
          <div className={classes['groups']}>
            {consentKinds.map((kind) => (
              <ConsentGroup key={kind} facts={facts} kind={kind} open={false} />
            ))}
          </div>
          <ConsentHistory consents={facts.consents} visits={facts.visits} />
        </>
      )}
    </Paper>
  );
}
