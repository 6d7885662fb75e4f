import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { createElement } from 'react';
import { type Failure, FailureError, failureSchema } from '#core/contract/failure.ts';
import { assertNever } from '#core/domain/brand.ts';
import { FailureMessage } from './FailureMessage.tsx';

/** Any thrown thing, or a failure itself, as a failure; what is not one is a fault of the program and says so. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof FailureError) return thrown.failure;
  const asFailure = failureSchema.safeParse(thrown);
  if (asFailure.success) return asFailure.data;
  return {
    code: 'internal',
    message: thrown instanceof Error ? thrown.message : String(thrown),
    action: 'Try again. If it happens again, start Soleus again; everything saved is kept.',
  };
}

/** A heading for a failure in the clinic's words. A new code does not compile until it has one here. */
export function failureHeading({ code }: Failure): string {
  switch (code) {
    case 'invalid-input':
    case 'not-found':
    case 'conflict':
    case 'duplicate':
    case 'cancelled':
    case 'busy':
    case 'forbidden':
    case 'blocked':
    case 'signed':
    case 'consent-missing':
    case 'file-empty':
    case 'not-a-video':
    case 'no-video-track':
    case 'unsupported-codec':
    case 'damaged-file':
    case 'source-gone':
    case 'disk-full':
    case 'no-permission':
    case 'ffmpeg-missing':
    case 'ffmpeg-failed':
    case 'database-newer':
    case 'wrong-key':
    case 'database-damaged':
    case 'too-large':
    case 'internal':
      return i18next.t(`common:failure.${code}`);
    default:
      return assertNever(code);
  }
}

/** Shows a failure as a notice that stays until dismissed. Something the clinician cancelled is not one. */
export function reportFailure(thrown: unknown): void {
  const failure = failureOf(thrown);
  if (failure.code === 'cancelled') return;
  const id = `${failure.code}:${failure.message}`;
  notifications.show({
    id,
    title: failureHeading(failure),
    message: createElement(FailureMessage, { failure, onGo: () => notifications.hide(id) }),
    color: 'red',
    autoClose: false,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('common:dismiss') },
  });
}
