import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { failureHeading } from '../failures.ts';
import type { DraftStatus } from './draftKeeper.ts';
import type { Draft } from './useDraft.ts';

/** Whether what was typed is stored: quiet while all is well. */
export function DraftBadge({ status }: { readonly status: DraftStatus }) {
  const { t } = useTranslation('common');
  const words = {
    saved: t('save.saved'),
    waiting: t('save.saving'),
    saving: t('save.saving'),
    invalid: t('save.waiting'),
    failed: t('save.failed'),
    conflict: t('save.waiting'),
  }[status.kind];
  const bad = status.kind === 'invalid' || status.kind === 'failed' || status.kind === 'conflict';
  const Icon = bad ? IconAlertTriangle : status.kind === 'saved' ? IconCheck : IconPencil;
  return (
    <Group gap={6} wrap="nowrap" role="status" data-draft={status.kind}>
      <Icon size={18} aria-hidden color={bad ? 'var(--mantine-color-error)' : 'var(--mantine-color-dimmed)'} />
      <Text size="sm" c={bad ? 'var(--mantine-color-error)' : 'dimmed'}>
        {words}
      </Text>
    </Group>
  );
}

type NoticeProps<T> = {
  readonly draft: Draft<T>;
  readonly label: (field: string) => string;
  readonly mb?: string;
  /** Words for a value that is not plain text; null where it is. */
  readonly show?: (field: string, value: unknown) => string | null;
};

/** What stands in the way of storing a draft, with the way on. Nothing while all is well. */
export function DraftNotice<T extends Readonly<Record<string, unknown>>>({ draft, label, mb = '0', show }: NoticeProps<T>) {
  const { t } = useTranslation('common');
  const { status } = draft;
  if (status.kind === 'failed') {
    return (
      <Alert
        mb={mb}
        color="red"
        variant="light"
        role="alert"
        icon={<IconAlertTriangle aria-hidden />}
        title={failureHeading(status.failure)}
      >
        <Text>
          {status.failure.message} {status.failure.action}
        </Text>
        <Text>{t('save.kept')}</Text>
        <Button variant="default" mt="sm" onClick={draft.flush}>
          {t('retry')}
        </Button>
      </Alert>
    );
  }
  if (status.kind !== 'conflict') return null;
  const shown = (field: string, value: unknown) =>
    value === null || value === '' || value === undefined ? t('conflict.empty') : (show?.(field, value) ?? String(value));
  return (
    <Alert mb={mb} color="orange" variant="light" role="alert" icon={<IconAlertTriangle aria-hidden />} title={t('conflict.title')}>
      <Stack gap="sm">
        <Table withColumnBorders={false}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th />
              <Table.Th>{t('conflict.mine')}</Table.Th>
              <Table.Th>{t('conflict.theirs')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {status.fields.map((field) => (
              <Table.Tr key={field}>
                <Table.Th scope="row">{label(field)}</Table.Th>
                <Table.Td style={{ whiteSpace: 'pre-wrap' }}>{shown(field, draft.draft[field])}</Table.Td>
                <Table.Td style={{ whiteSpace: 'pre-wrap' }}>{shown(field, status.theirs[field])}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group>
          <Button onClick={draft.keepMine}>{t('conflict.keepMine')}</Button>
          <Button variant="default" onClick={draft.keepTheirs}>
            {t('conflict.keepTheirs')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
