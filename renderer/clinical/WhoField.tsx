import { Alert, Anchor, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Who } from './useWho.ts';
import { standingOf } from './whoWords.ts';

/** Chooses who signs, decides or removes, and says in which role; the way to the settings where nobody is set. */
export function WhoField({ who, label }: { readonly who: Who; readonly label: string }) {
  const { t } = useTranslation('notes');
  const { all, by, ready, choose } = who;
  if (!ready) return null;
  if (by === null) {
    return (
      <Alert color="orange" variant="light" title={t('who.nobody')}>
        <Text>{t('who.nobodyAction')}</Text>
        <Anchor href="#/settings/clinic">{t('who.open')}</Anchor>
      </Alert>
    );
  }
  return (
    <Select
      label={label}
      description={standingOf(by)}
      data={all.map(({ name }) => name)}
      value={by.name}
      onChange={(name) => name !== null && choose(name)}
    />
  );
}
