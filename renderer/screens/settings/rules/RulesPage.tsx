import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { WithTables } from '../tables/WithTables.tsx';
import { ruledTreatments } from './listedRules.ts';
import { RedFlagLimits } from './RedFlagLimits.tsx';
import { RolesOfRules } from './RolesOfRules.tsx';
import { TreatmentRules } from './TreatmentRules.tsx';

/** What Soleus judges by: every rule with its source and how sure it is, and what the clinic sets otherwise. */
export function RulesPage() {
  const { t } = useTranslation(['rules', 'settings']);
  return (
    <WithTables>
      {(tables) => (
        <>
          <RedFlagLimits tables={tables} />
          <RolesOfRules tables={tables} />
          {ruledTreatments.map((treatment) => (
            <TreatmentRules key={treatment} tables={tables} treatment={treatment} />
          ))}
          <Text>
            {t('elsewhere')}{' '}
            <Anchor component={Link} href="/settings/record-keeping" underline="always">
              {t('settings:pages.record-keeping')}
            </Anchor>
            .
          </Text>
        </>
      )}
    </WithTables>
  );
}
