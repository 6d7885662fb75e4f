import { Alert, Anchor, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Block, ModuleState } from '#core/clinical/redFlags/block.ts';
import { itemOf } from '#core/clinical/redFlags/items.ts';
import { sectionPath } from '../sections.ts';

type Props = { readonly state: ModuleState; readonly what: string; readonly visitId: string };

/** What is said in full; the rest is counted. */
const most = 4;

/** Why a part of the program is blocked or limited at a visit, and the way to where that is settled. */
export function BlockedNotice({ state: { verdict, because }, what, visitId }: Props) {
  const { t } = useTranslation('treatment');
  const blocked = verdict === 'blocked';
  const reasons = because.filter(({ override, scope }) => override === null && (!blocked || scope === null));
  const inWords = ({ item, level, cause, scope }: Block): string => {
    const words = t(`blocked.${cause}`, { item, condition: itemOf(item).condition, level: t(`blocked.level.${level}`) });
    return scope === null ? words : `${words}: ${t(`blocked.scope.${scope}`)}`;
  };
  return (
    <Alert
      color={blocked ? 'red' : 'orange'}
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(blocked ? 'blocked.title' : 'blocked.limited', { what })}
    >
      <List size="sm">
        {reasons.slice(0, most).map((block) => (
          <List.Item key={`${block.item} ${block.cause} ${block.scope}`}>{inWords(block)}</List.Item>
        ))}
      </List>
      {reasons.length > most && <Text size="sm">{t('blocked.more', { count: reasons.length - most })}</Text>}
      <Anchor component={Link} href={sectionPath(visitId, 'safety')} underline="always">
        {t('blocked.toSafety')}
      </Anchor>
    </Alert>
  );
}
