import { Anchor, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { sectionPath } from '../sections.ts';

/** What to do first where there is no plan. */
export function NoPlan({ visitId, hasEpisode }: { readonly visitId: string; readonly hasEpisode: boolean }) {
  const { t } = useTranslation('plan');
  return (
    <Paper p="lg" ta="center">
      <Title order={2} size="h3">
        {t(hasEpisode ? 'none.title' : 'none.noEpisode')}
      </Title>
      <Text c="dimmed">{t(hasEpisode ? 'none.action' : 'none.noEpisodeAction')}</Text>
      {!hasEpisode && (
        <Anchor component={Link} href={sectionPath(visitId, 'intake')} underline="always">
          {t('none.toIntake')}
        </Anchor>
      )}
    </Paper>
  );
}
