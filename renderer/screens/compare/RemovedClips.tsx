import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { call } from '../../link.ts';
import { reportFailure } from '../../ui/failures.ts';
import type { OpenClip } from './useClips.ts';

/** Says which of the clips were removed from their visits, and brings them back. */
export function RemovedClips({ clips }: { readonly clips: readonly OpenClip[] }) {
  const { t } = useTranslation('compare');
  const removed = new Map(clips.filter(({ recording }) => recording.removedAt !== null).map(({ recording }) => [recording.id, recording]));
  return [...removed.values()].map(({ id, title, originalName }) => (
    <Alert key={id} color="orange" role="status" py={4} flex="1 0 100%">
      <Group justify="space-between">
        {t('clipRemoved', { title: title || originalName })}
        <Button variant="default" onClick={() => call('recordings.restore', { id }).catch(reportFailure)}>
          {t('restoreClip')}
        </Button>
      </Group>
    </Alert>
  ));
}
