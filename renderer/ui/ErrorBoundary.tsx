import { Button, Code, Container, Group, Paper, Stack, Text, Title } from '@mantine/core';
import i18next from 'i18next';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { FailureError } from '#core/contract/failure.ts';
import { FailureNotice } from './FailureNotice.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly thrown: unknown; readonly failed: boolean };

/** Catches a fault of one screen, names it and leaves the rest of the program usable. Mount with a `key` of the address so that leaving clears it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { thrown: null, failed: false };

  static getDerivedStateFromError(thrown: unknown): State {
    return { thrown, failed: true };
  }

  override componentDidCatch(thrown: unknown, info: ErrorInfo): void {
    console.error(thrown, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { thrown } = this.state;
    const again = () => this.setState({ thrown: null, failed: false });
    return (
      <Container size="sm" py="xl">
        <Paper p="xl">
          <Stack>
            <Title order={1}>{i18next.t('common:crash.title')}</Title>
            {thrown instanceof FailureError ? (
              <FailureNotice thrown={thrown} />
            ) : (
              <>
                <Text>{i18next.t('common:crash.kept')}</Text>
                <Code block>{thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)}</Code>
              </>
            )}
            <Group>
              <Button onClick={again}>{i18next.t('common:crash.again')}</Button>
              <Button component="a" href="#/" variant="default">
                {i18next.t('common:crash.home')}
              </Button>
            </Group>
          </Stack>
        </Paper>
      </Container>
    );
  }
}
