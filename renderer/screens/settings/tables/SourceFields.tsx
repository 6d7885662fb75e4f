import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { certainties, type Source } from '#core/domain/source.ts';
import { Choice } from '../protocols/Choice.tsx';

type Props = {
  readonly source: Source;
  readonly error: string | undefined;
  readonly onChange: (source: Source) => void;
};

/** Where a number is from, and how sure it is. */
export function SourceFields({ source, error, onChange }: Props) {
  const { t } = useTranslation('recordKeeping');
  return (
    <SimpleGrid cols={2} spacing="sm">
      <TextInput
        label={t('source')}
        value={source.words}
        maxLength={500}
        error={error}
        onChange={(event) => onChange({ ...source, words: event.currentTarget.value })}
      />
      <Choice
        label={t('certainty.label')}
        values={certainties}
        words={(certainty) => t(`certainty.${certainty}`)}
        value={source.certainty}
        onChange={(certainty) => onChange({ ...source, certainty })}
      />
    </SimpleGrid>
  );
}
