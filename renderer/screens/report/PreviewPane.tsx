import { Button, Group, Loader, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { PdfPages } from './PdfPages.tsx';
import classes from './Report.module.css';
import type { Preview } from './usePreview.ts';

/** The real pages, with what is being done to them; the pages before stay in view until new ones are there. */
export function PreviewPane({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('report');
  const { shown, state, job } = preview;
  const again = (
    <Button variant="default" onClick={preview.again}>
      {t('preview.again')}
    </Button>
  );
  const status = (
    <Group className={classes['progress'] ?? ''} gap="sm" px="md" wrap="nowrap" role="status" data-preview={state}>
      {state === 'working' && (
        <>
          <Loader size="sm" />
          <Text size="sm">{job?.step || t(shown === null ? 'preview.making' : 'preview.refreshing')}</Text>
          <Progress value={(job?.fraction ?? 0) * 100} w={160} aria-label={t('preview.making')} />
          <Button variant="subtle" size="compact-md" onClick={preview.stop}>
            {t('preview.cancel')}
          </Button>
        </>
      )}
      {state === 'stopped' && (
        <>
          <Text size="sm">{t('preview.stopped')}</Text>
          {again}
        </>
      )}
    </Group>
  );
  return (
    <>
      {status}
      <div className={classes['stage']}>
        {state === 'failed' ? (
          <div className={classes['waiting']}>
            <FailureNotice thrown={preview.thrown} onRetry={preview.again} />
          </div>
        ) : shown === null ? (
          <div className={classes['waiting']}>{state === 'working' && <Loader size="lg" />}</div>
        ) : (
          <PdfPages pdf={shown.pdf} />
        )}
      </div>
    </>
  );
}
