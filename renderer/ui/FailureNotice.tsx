import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failureHeading, failureOf } from './failures.ts';
import { wayOf } from './failureWay.ts';

type Props = { readonly thrown: unknown; readonly onRetry?: () => void; readonly children?: ReactNode };

/** A failure in its place on the screen: what is wrong, what to do, and a way on. */
export function FailureNotice({ thrown, onRetry, children }: Props) {
  const { t } = useTranslation('common');
  const failure = failureOf(thrown);
  const way = wayOf(failure);
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={failureHeading(failure)} role="alert">
      <Text>{failure.message}</Text>
      <Text>{failure.action}</Text>
      {(onRetry || children || way) && (
        <Group mt="sm">
          {way && (
            <Button component="a" href={way.href}>
              {way.label}
            </Button>
          )}
          {onRetry && (
            <Button variant="default" onClick={onRetry}>
              {t('retry')}
            </Button>
          )}
          {children}
        </Group>
      )}
    </Alert>
  );
}
