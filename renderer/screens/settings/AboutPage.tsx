import { Anchor, Code, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Mark } from '../../ui/shell/Mark.tsx';

/** Which Soleus this is, where its data lives and what it is made of. */
export function AboutPage() {
  const { t } = useTranslation('settings');
  const info = useRead('app.info', {});
  if (info.isError) return <FailureNotice thrown={info.error} onRetry={() => void info.refetch()} />;
  if (!info.data) return null;
  const { version, host, platform, dataFolder, ffmpeg } = info.data;
  return (
    <Paper p="lg">
      <Stack gap="lg">
        <Group>
          <Mark size={56} />
          <div>
            <Title order={2}>{t('about.title')}</Title>
            <Text>{t('about.version', { version })}</Text>
          </div>
        </Group>
        <Text>{t('about.local')}</Text>
        <Fact name={t('about.dataFolder')}>
          <Code fz="md" style={{ wordBreak: 'break-all' }}>
            {dataFolder}
          </Code>
          <Text size="sm" c="dimmed">
            {t('about.dataHint')}
          </Text>
        </Fact>
        <Fact name={t('about.platform')}>
          <Text>
            {t(`about.host.${host}`)}, {platform}
          </Text>
        </Fact>
        <Fact name={t('about.ffmpeg')}>
          <Text>{ffmpeg ?? t('about.noFfmpeg')}</Text>
          <Text size="sm" c="dimmed">
            {t('about.ffmpegLicence')}
          </Text>
        </Fact>
        <Fact name={t('about.notices')}>
          <Text>{t('about.licence')}</Text>
          <Anchor href="./licences.txt" target="_blank" rel="noopener">
            {t('about.notices')}
          </Anchor>
        </Fact>
      </Stack>
    </Paper>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <Title order={3}>{name}</Title>
      {children}
    </div>
  );
}
