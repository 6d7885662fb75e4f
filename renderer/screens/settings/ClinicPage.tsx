import { Button, Group, Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureError } from '#core/contract/failure.ts';
import type { Clinic, Settings } from '#core/domain/settings.ts';
import { call, mediaUrl, sendBytes } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { DraftBadge, DraftNotice } from '../../ui/drafts/DraftBadge.tsx';
import type { Stored } from '../../ui/drafts/draftKeeper.ts';
import { useDraft } from '../../ui/drafts/useDraft.ts';
import { reportFailure } from '../../ui/failures.ts';
import classes from './Settings.module.css';

type Words = Omit<Clinic, 'hasLogo'>;

const stored = ({ clinic: { hasLogo: _, ...words } }: Settings): Stored<Words> => ({ details: words, revision: 0 });

/** What the reports say about the clinic. */
export function ClinicPage() {
  const settings = useRead('settings.get', {}).data;
  return settings ? <ClinicForm settings={settings} /> : null;
}

function ClinicForm({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const draft = useDraft('clinic', stored(settings), {
    save: async (words) => stored(await call('settings.setClinic', words)),
    read: async () => stored(await call('settings.get', {})),
  });
  const field = (name: keyof Words) => ({
    label: t(`clinic.${name}`),
    value: draft.draft[name],
    autoComplete: 'off',
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => draft.edit({ [name]: event.currentTarget.value }),
    onBlur: draft.flush,
  });
  return (
    <Paper p="lg">
      <Stack>
        <Group justify="space-between">
          <Title order={2}>{t('clinic.title')}</Title>
          <DraftBadge status={draft.status} />
        </Group>
        <Text c="dimmed">{t('clinic.explain')}</Text>
        <DraftNotice draft={draft} label={(name) => t(`clinic.${name as keyof Words}`)} />
        <TextInput {...field('name')} />
        <Textarea {...field('address')} minRows={2} />
        <TextInput {...field('contact')} />
        <TextInput {...field('clinician')} />
        <TextInput {...field('registration')} />
        <Logo hasLogo={settings.clinic.hasLogo} />
      </Stack>
    </Paper>
  );
}

function choosePicture(): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/png,image/jpeg';
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

function Logo({ hasLogo }: { readonly hasLogo: boolean }) {
  const { t } = useTranslation('settings');
  const [version, setVersion] = useState(0);
  const [busy, setBusy] = useState(false);

  const choose = async () => {
    const file = await choosePicture();
    if (!file) return;
    setBusy(true);
    try {
      if (!['image/png', 'image/jpeg'].includes(file.type)) {
        throw new FailureError('invalid-input', t('clinic.notAPicture'), t('clinic.notAPictureAction'));
      }
      const { id } = await call('uploads.begin', { name: file.name, bytes: file.size });
      await sendBytes(id, file, new AbortController().signal);
      await call('settings.setLogo', { uploadId: id });
      setVersion((now) => now + 1);
    } catch (thrown) {
      reportFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('clinic.logo')}</Text>
      {hasLogo && <img key={version} className={classes['logo']} src={`${mediaUrl('logo')}?${version}`} alt={t('clinic.logoAlt')} />}
      <Group>
        <Button variant="default" loading={busy} onClick={() => void choose()}>
          {t('clinic.chooseLogo')}
        </Button>
        {hasLogo && (
          <Button variant="subtle" color="gray" onClick={() => call('settings.setLogo', { uploadId: null }).catch(reportFailure)}>
            {t('clinic.removeLogo')}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t('clinic.logoHint')}
      </Text>
    </Stack>
  );
}
