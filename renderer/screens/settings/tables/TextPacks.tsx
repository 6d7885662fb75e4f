import { ActionIcon, Button, Group, Paper, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconTrash, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextPack } from '#core/clinical/outcomes/textPack.ts';
import type { Output } from '#core/contract/api.ts';
import { call, sendBytes } from '../../../link.ts';
import { FailureNotice } from '../../../ui/FailureNotice.tsx';
import { reportFailure } from '../../../ui/failures.ts';
import { say, sayWithUndo } from '../../../ui/notify.tsx';

function chooseFile(): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'application/json,.json';
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

/** Changes the wordings as they are stored now. */
async function change(by: (packs: readonly TextPack[]) => TextPack[]): Promise<void> {
  const { revision, value } = (await call('clinicTables.get', {})).textPacks;
  await call('clinicTables.set', { table: 'textPacks', revision, value: by(value) });
}

/** Licensed wordings that the clinic loaded. */
export function TextPacks({ tables }: { readonly tables: Output<'clinicTables.get'> }) {
  const { t } = useTranslation(['recordKeeping', 'clinical']);
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const words = ({ instrument, language, version }: TextPack): string =>
    t('packs.line', { instrument: t(`clinical:instruments.${instrument}`), language, version });

  const load = async () => {
    const file = await chooseFile();
    if (!file) return;
    setBusy(true);
    setThrown(null);
    try {
      const { id } = await call('uploads.begin', { name: file.name, bytes: file.size });
      await sendBytes(id, file, new AbortController().signal);
      say(t('packs.loaded', { what: words(await call('clinicTables.loadTextPack', { uploadId: id })) }));
    } catch (failed) {
      setThrown(failed);
    } finally {
      setBusy(false);
    }
  };
  const remove = async (pack: TextPack) => {
    const isOther = ({ instrument, language }: TextPack): boolean => instrument !== pack.instrument || language !== pack.language;
    try {
      await change((packs) => packs.filter(isOther));
      sayWithUndo(t('list.removed', { what: words(pack) }), () => change((packs) => [...packs.filter(isOther), pack]));
    } catch (failed) {
      reportFailure(failed);
    }
  };
  return (
    <Paper p="lg" component="section" aria-label={t('packs.title')}>
      <Stack>
        <Title order={2}>{t('packs.title')}</Title>
        <Text c="dimmed">{t('packs.explain')}</Text>
        {tables.textPacks.value.length === 0 && <Text>{t('packs.empty')}</Text>}
        {tables.textPacks.value.map((pack) => (
          <Paper key={`${pack.instrument} ${pack.language}`} p="sm">
            <Group justify="space-between" wrap="nowrap">
              <div>
                <Text fw={600}>{words(pack)}</Text>
                <Text size="sm" c="dimmed">
                  {t('packs.holder', pack.licence)}
                </Text>
              </div>
              <Tooltip label={t('list.remove', { what: words(pack) })}>
                <ActionIcon aria-label={t('list.remove', { what: words(pack) })} onClick={() => void remove(pack)}>
                  <IconTrash size={20} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </Group>
          </Paper>
        ))}
        {thrown !== null && <FailureNotice thrown={thrown} />}
        <Group>
          <Button variant="default" loading={busy} leftSection={<IconUpload size={20} aria-hidden />} onClick={() => void load()}>
            {t('packs.load')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
