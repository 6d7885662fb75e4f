import { ActionIcon, Group, Textarea, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { deliveredWording, type WordingKey } from '#core/report/wording.ts';

type Props = {
  readonly name: WordingKey;
  /** The clinic's own text; undefined where the delivered one stands. */
  readonly own: string | undefined;
  readonly wrong: string | undefined;
  readonly onEdit: (text: string) => void;
  readonly onReset: () => void;
  readonly onLeave: () => void;
};

/** One text of the pages for patients, under the delivered one. */
export function WordingField({ name, own, wrong, onEdit, onReset, onLeave }: Props) {
  const { t } = useTranslation('settings');
  const delivered = deliveredWording[name];
  const resetWords = t('reports.reset', { words: delivered });
  return (
    <Group align="flex-start" wrap="nowrap" gap="xs" data-wording={name}>
      <Textarea
        style={{ flex: 1 }}
        autosize
        minRows={1}
        maxRows={6}
        label={delivered}
        description={own === undefined ? undefined : t('reports.own')}
        value={own ?? delivered}
        error={wrong}
        onChange={(event) => onEdit(event.currentTarget.value)}
        onBlur={onLeave}
      />
      <Tooltip label={t('reports.resetShort')}>
        <ActionIcon mt={26} size={40} variant="subtle" color="gray" aria-label={resetWords} disabled={own === undefined} onClick={onReset}>
          <IconArrowBackUp size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
