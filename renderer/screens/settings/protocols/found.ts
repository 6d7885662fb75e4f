import i18next from 'i18next';
import { FailureError } from '#core/contract/failure.ts';
import type { ListedProtocol } from '#core/protocol/listing.ts';

/** The protocol of this id; a failure where its file went away or cannot be read any more. */
export function found(protocols: readonly ListedProtocol[], id: string): ListedProtocol {
  const listed = protocols.find(({ protocol }) => protocol.id === id);
  if (listed === undefined)
    throw new FailureError('not-found', i18next.t('protocol:settings.gone'), i18next.t('protocol:settings.goneAction'));
  return listed;
}
