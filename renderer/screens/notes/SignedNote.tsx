import { Alert, Code, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FormId } from '#core/clinical/form.ts';
import { soapParts } from '#core/clinical/notes/note.ts';
import type { VisitSigning } from '#core/clinical/signed.ts';
import { PrintForm } from '../../clinical/printing/PrintForm.tsx';
import { whoInWords } from '../../clinical/whoWords.ts';
import { timeOf } from '../../ui/words.ts';
import { Amendments } from './Amendments.tsx';
import classes from './Notes.module.css';

type Signed = Extract<VisitSigning, { state: 'signed' }>;

type Props = {
  readonly visitId: string;
  readonly signed: Signed;
  /** The note's form; null where it is not there any more. */
  readonly formId: FormId | null;
};

/** A signed note as it was signed, whether it still is that, and what was added below it. */
export function SignedNote({ visitId, signed, formId }: Props) {
  const { t } = useTranslation('notes');
  const { note, by, at, forms } = signed;
  return (
    <div className={classes['columns']}>
      <Paper p="lg" component="section" aria-label={t('signed.title')}>
        <Stack>
          <Group justify="space-between">
            <Title order={2}>{t('signed.title')}</Title>
            {formId !== null && <PrintForm formId={formId} />}
          </Group>
          <Text>
            {t('signed.by', { who: whoInWords(by), at: timeOf(at) })} {t('signed.forms', { count: forms })}
          </Text>
          <Check signed={signed} />
          {soapParts.map((part) => {
            const text = note.content[part];
            return (
              <div key={part} data-part={part}>
                <Title order={3}>{t(`parts.${part}`)}</Title>
                {text.trim() === '' ? <Text c="dimmed">{t('signed.empty')}</Text> : <Text className={classes['text'] ?? ''}>{text}</Text>}
              </div>
            );
          })}
        </Stack>
      </Paper>
      <Amendments visitId={visitId} amendments={note.amendments} />
    </div>
  );
}

function Check({ signed: { intact, broken, sha256 } }: { readonly signed: Signed }) {
  const { t } = useTranslation('notes');
  const sum = (
    <Text size="sm" mt="xs">
      {t('signed.sha')}: <Code className={classes['sha']}>{sha256}</Code>
    </Text>
  );
  if (intact) {
    return (
      <Alert color="pine" variant="light" icon={<IconShieldCheck aria-hidden />} title={t('signed.intact')} data-intact="yes">
        <Text size="sm">{t('signed.intactExplain')}</Text>
        {sum}
      </Alert>
    );
  }
  return (
    <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle aria-hidden />} title={t('signed.broken')} data-intact="no">
      <Text size="sm">
        {t('signed.brokenExplain')} {broken.map((place) => t(`signed.places.${place}`)).join('; ')}.
      </Text>
      {sum}
    </Alert>
  );
}
