import { Button, Group, Loader, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { PdfPages } from './PdfPages.tsx';
import classes from './Report.module.css';
import type { Preview } from './usePreview.ts';

type Props = { readonly preview: Preview };

/** What is being done to the pages, and a way to stop it. */
export function PreviewStatus({ preview }: Props) {
  const { t } = useTranslation('report');
  const { shown, state, job } = preview;
  return (
    <Group className={classes['progress'] ?? ''} gap="sm" wrap="nowrap" role="status">
      {state === 'working' && (
        <>
          <Loader size="sm" />
          <Text size="sm">{job?.step || t(shown === null ? 'preview.making' : 'preview.refreshing')}</Text>
          <Progress value={(job?.fraction ?? 0) * 100} w={110} aria-label={t('preview.making')} />
          <Button variant="subtle" size="compact-md" onClick={preview.stop}>
            {t('preview.cancel')}
          </Button>
        </>
      )}
      {state === 'stopped' && (
        <>
          <Text size="sm">{t('preview.stopped')}</Text>
          <Button variant="default" onClick={preview.again}>
            {t('preview.again')}
          </Button>
        </>
      )}
    </Group>
  );
}

/** The real pages; the ones before stay in view until new ones are there. */
export function PreviewPages({ preview }: Props) {
  const { shown, state, thrown } = preview;
  return (
    <div className={classes['stage']}>
      {state === 'failed' && (
        <div className={classes['failed']}>
          <FailureNotice thrown={thrown} onRetry={preview.again} />
        </div>
      )}
      {shown !== null && <PdfPages pdf={shown.pdf} />}
      {shown === null && state === 'working' && (
        <div className={classes['waiting']}>
          <Loader size="lg" />
        </div>
      )}
    </div>
  );
}
