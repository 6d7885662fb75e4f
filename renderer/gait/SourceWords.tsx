import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Source } from '#core/domain/source.ts';

/** Whose words, and how sure: what nobody has looked up yet says so. */
export function SourceWords({ source }: { readonly source: Source }) {
  return (
    <Text size="xs" c="dimmed">
      <SureWords source={source} />
    </Text>
  );
}

/** The same within a line. */
export function SureWords({ source }: { readonly source: Source }) {
  const { t } = useTranslation('events');
  return (
    <>
      {source.words}
      {source.certainty !== 'read' && ` (${t(`certainty.${source.certainty}`)})`}
    </>
  );
}
