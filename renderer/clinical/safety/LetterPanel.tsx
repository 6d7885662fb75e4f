import { Button, Modal, Paper, Text, Title } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenState } from '#core/clinical/redFlags/screenState.ts';
import { type Made, PdfDialog } from '../printing/PdfDialog.tsx';
import { LetterForm } from './LetterForm.tsx';

type Props = { readonly visitId: string; readonly state: ScreenState };

/** The way to a referral letter, where something is raised that it could be about. */
export function LetterPanel({ visitId, state }: Props) {
  const { t } = useTranslation(['safety', 'common']);
  const [writing, write] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  if (state.raised.length === 0) return null;
  return (
    <Paper p="lg" component="section" aria-label={t('letter.title')}>
      <Title order={2} mb="xs">
        {t('letter.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('letter.explain')}
      </Text>
      <Button mt="sm" leftSection={<IconMail size={20} aria-hidden />} onClick={() => write(true)}>
        {t('letter.open')}
      </Button>
      <Modal
        opened={writing}
        onClose={() => write(false)}
        // Below the pages it waits: Escape closes these first.
        closeOnEscape={made === null}
        trapFocus={made === null}
        size="min(900px, 94vw)"
        title={t('letter.title')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <LetterForm visitId={visitId} state={state} onMade={setMade} onLeave={() => write(false)} />
      </Modal>
      <PdfDialog made={made} onClose={() => setMade(null)} />
    </Paper>
  );
}
