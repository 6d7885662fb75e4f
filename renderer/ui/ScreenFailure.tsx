import { Button, Container } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNotice } from './FailureNotice.tsx';

/** A whole screen that could not be read: why, another try, and the way back to the patients. */
export function ScreenFailure({ thrown, onRetry }: { readonly thrown: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation('common');
  return (
    <Container size="sm" py="xl">
      <FailureNotice thrown={thrown} onRetry={onRetry}>
        <Button component="a" href="#/">
          {t('crash.home')}
        </Button>
      </FailureNotice>
    </Container>
  );
}
