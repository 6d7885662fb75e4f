import { Button, Container, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** An address that leads nowhere. */
export function GoneScreen() {
  const { t } = useTranslation('common');
  return (
    <Container size="sm" py="xl">
      <Stack align="flex-start">
        <Title order={1}>{t('gone.title')}</Title>
        <Text>{t('gone.action')}</Text>
        <Button component="a" href="#/">
          {t('crash.home')}
        </Button>
      </Stack>
    </Container>
  );
}
