import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { IconDownload, IconExternalLink, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#core/contract/api.ts';
import { PdfPages } from '../../screens/report/PdfPages.tsx';
import { openPdf, type PdfFile } from '../../screens/report/pdfFile.ts';
import { usePrinting } from '../../screens/report/usePrinting.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { openFile, saveFile } from '../../ui/files.ts';
import classes from './Printing.module.css';

export type Made = Output<'forms.print'>;

/** Made pages to look at, with the ways on: to the printer, to a file, to the system's own program. */
export function PdfDialog({ made, onClose }: { readonly made: Made | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['printing', 'common']);
  return (
    <Modal
      opened={made !== null}
      onClose={onClose}
      // Above the window that asked for the pages.
      zIndex={300}
      size="min(1080px, 94vw)"
      title={t('dialog.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {made !== null && <Pages key={made.outputId} made={made} />}
    </Modal>
  );
}

function Pages({ made: { outputId, fileName } }: { readonly made: Made }) {
  const { t } = useTranslation('printing');
  const [pdf, setPdf] = useState<PdfFile | null>(null);
  const [thrown, setThrown] = useState<unknown>(null);
  const printing = usePrinting();
  const mediaId = `output-${outputId}`;
  useEffect(() => {
    let opened: PdfFile | null = null;
    let stale = false;
    openPdf(mediaId).then(
      (file) => {
        opened = file;
        if (stale) void file.destroy();
        else setPdf(file);
      },
      (failed: unknown) => {
        if (!stale) setThrown(failed);
      },
    );
    return () => {
      stale = true;
      void opened?.destroy();
    };
  }, [mediaId]);
  return (
    <Stack gap="sm" pt={6} data-made={outputId}>
      <Group gap="sm">
        <Button
          data-autofocus
          leftSection={<IconPrinter size={20} aria-hidden />}
          disabled={printing.busy}
          onClick={() => printing.print(mediaId)}
        >
          {t('dialog.print')}
        </Button>
        <Button variant="default" leftSection={<IconDownload size={20} aria-hidden />} onClick={() => void saveFile(mediaId, fileName)}>
          {t('dialog.save')}
        </Button>
        <Button variant="default" leftSection={<IconExternalLink size={20} aria-hidden />} onClick={() => void openFile(mediaId)}>
          {t('dialog.open')}
        </Button>
        {printing.step !== null && (
          <Text size="sm" role="status">
            {t('dialog.preparing', printing.step)}
          </Text>
        )}
      </Group>
      {thrown !== null && <FailureNotice thrown={thrown} />}
      <div className={classes['pages']}>{pdf === null ? thrown === null && <Loader m="auto" /> : <PdfPages pdf={pdf} />}</div>
    </Stack>
  );
}
