import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Source } from '#core/domain/source.ts';

/** Where something is from and how sure it is. */
export function SourceLine({ source: { words, certainty } }: { readonly source: Source }) {
  const { t } = useTranslation('clinical');
  return (
    <Text size="sm" c="dimmed">
      {words} ({t(`certainty.${certainty}`)})
    </Text>
  );
}
