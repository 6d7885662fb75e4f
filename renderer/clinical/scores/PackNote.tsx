import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InstrumentId } from '#core/clinical/outcomes/definition.ts';
import { type TextPack, wordedItems } from '#core/clinical/outcomes/textPack.ts';

/** Whose wording the items have. Nothing for an instrument that has no items. */
export function PackNote({ instrument, pack }: { readonly instrument: InstrumentId; readonly pack: TextPack | null }) {
  const { t } = useTranslation('scores');
  if (wordedItems[instrument] === undefined) return null;
  return (
    <>
      {pack?.introduction != null && <Text>{pack.introduction}</Text>}
      <Text size="sm" c="dimmed">
        {pack === null ? t('ownLabels') : `${t('pack', { holder: pack.licence.holder, version: pack.version })}. ${pack.licence.statement}`}
      </Text>
    </>
  );
}
