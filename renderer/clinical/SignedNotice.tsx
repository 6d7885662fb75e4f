import { Alert, Anchor, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useRead } from '../ui/data/reads.ts';
import { timeOf } from '../ui/words.ts';
import { sectionPath } from './sections.ts';
import { whoInWords } from './whoWords.ts';

type Props = { readonly visitId: string; readonly ofVisit?: boolean };

/** Says that a visit is signed and its forms stay as they are, with the way to an amendment. Nothing while it is not. `ofVisit`: about the visit's own fields. */
export function SignedNotice({ visitId, ofVisit = false }: Props) {
  const { t } = useTranslation('notes');
  const signing = useRead('visits.signing', { id: visitId }).data;
  if (signing?.state !== 'signed') return null;
  return (
    <Alert color="pine" variant="light" mb="md" icon={<IconLock aria-hidden />} title={t('locked.title')} data-signed>
      <Text>{ofVisit ? t('locked.visit') : t('locked.explain', { who: whoInWords(signing.by), at: timeOf(signing.at) })}</Text>
      <Anchor component={Link} href={sectionPath(visitId, 'notes')}>
        {t('locked.amend')}
      </Anchor>
    </Alert>
  );
}
