import { Button, Text } from '@mantine/core';
import type { Failure } from '#core/contract/failure.ts';
import { wayOf } from './failureWay.ts';

type Props = { readonly failure: Failure; readonly onGo: () => void };

/** A failure in a passing notice: what is wrong, what to do, and where it can be done. `onGo` is called when that is pressed. */
export function FailureMessage({ failure, onGo }: Props) {
  const way = wayOf(failure);
  return (
    <>
      <Text>
        {failure.message} {failure.action}
      </Text>
      {way !== null && (
        <Button component="a" href={way.href} variant="default" mt="xs" onClick={onGo}>
          {way.label}
        </Button>
      )}
    </>
  );
}
