import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlagEvent } from '#core/clinical/redFlags/flagEvent.ts';
import type { FlagRecord } from '#core/clinical/redFlags/flagStatus.ts';
import { itemOf } from '#core/clinical/redFlags/items.ts';
import { type RaisedItem, unattended } from '#core/clinical/redFlags/raised.ts';
import { assertNever } from '#core/domain/brand.ts';
import { doneWords } from './doneWords.ts';
import { AcknowledgeForm, ClearForm, EmergencyForm, type FlagDeedProps, OutcomeForm, ReferralForm } from './FlagDeeds.tsx';
import { asksOfAll } from './itemWords.ts';
import classes from './Safety.module.css';

type Kind = FlagEvent['kind'];

/** What can be done about an open flag now, the most pressing first. */
function waysOn({ flag, action, acknowledged, referral }: FlagRecord): readonly Kind[] {
  if (flag.level === 'emergency' && action === null) return ['emergency-action', 'referral-made'];
  const refer: Kind = referral !== null && referral.outcome === null ? 'outcome-entered' : 'referral-made';
  return [...(flag.level === 'caution' && acknowledged === null ? (['acknowledged'] as const) : []), refer, 'cleared'];
}

function Doing({ kind, ...props }: FlagDeedProps & { readonly kind: Kind }) {
  switch (kind) {
    case 'emergency-action':
      return <EmergencyForm {...props} />;
    case 'acknowledged':
      return <AcknowledgeForm {...props} />;
    case 'referral-made':
      return <ReferralForm {...props} />;
    case 'outcome-entered':
      return <OutcomeForm {...props} />;
    case 'cleared':
      return <ClearForm {...props} />;
    default:
      return assertNever(kind);
  }
}

/** One raised item: how grave, why, what to do, what was done about it, and the ways on. */
export function FlagCard({ raised, visitId }: { readonly raised: RaisedItem; readonly visitId: string }) {
  const { t } = useTranslation('safety');
  const { item, level, urgency, because, aggravating, open } = raised;
  const { condition, action } = itemOf(item);
  return (
    <section className={classes['flag']} data-level={level} aria-label={condition}>
      <Group gap="xs" align="baseline">
        <Badge className={classes['level'] ?? ''} data-level={level} tt="none">
          {t(`levels.${level}`)}
        </Badge>
        <Title order={3} size="h4">
          {condition}
        </Title>
      </Group>
      <Text fw={600}>{action}</Text>
      <Text size="sm">{t('urgency', { urgency: t(`urgencies.${urgency}`) })}</Text>
      <Text size="sm">{t('flag.because', { answers: asksOfAll(because) })}</Text>
      {aggravating.length > 0 && <Text size="sm">{t('flag.worse', { answers: asksOfAll(aggravating) })}</Text>}
      {open.map((record) => (
        <FlagLine key={record.flag.id} record={record} raised={raised} visitId={visitId} condition={condition} />
      ))}
    </section>
  );
}

type LineProps = {
  readonly record: FlagRecord;
  readonly raised: RaisedItem;
  readonly visitId: string;
  readonly condition: string;
};

function FlagLine({ record, raised, visitId, condition }: LineProps) {
  const { t } = useTranslation('safety');
  // An emergency asks by itself; anything else waits to be chosen.
  const asks = record.flag.level === 'emergency' && unattended(raised) && record.action === null;
  const [{ chosen, byHand }, set] = useState<{ chosen: Kind | null; byHand: boolean }>({
    chosen: asks ? 'emergency-action' : null,
    byHand: false,
  });
  const place = useRef<HTMLDivElement>(null);
  const ways = waysOn(record);
  const doing = chosen !== null && ways.includes(chosen) ? chosen : null;
  return (
    <div ref={place} tabIndex={-1} className={classes['record']}>
      <Done record={record} />
      {doing === null ? (
        <Group gap="xs" mt="xs">
          {ways.map((kind, n) => (
            <Button
              key={kind}
              size="sm"
              variant={n === 0 ? 'light' : 'default'}
              aria-label={t('flag.doOf', { what: t(`flag.do.${kind}`), condition })}
              onClick={() => set({ chosen: kind, byHand: true })}
            >
              {t(`flag.do.${kind}`)}
            </Button>
          ))}
        </Group>
      ) : (
        <Doing
          kind={doing}
          record={record}
          visitId={visitId}
          answers={raised.because}
          focus={byHand}
          onDone={() => {
            set({ chosen: null, byHand: true });
            place.current?.focus();
          }}
        />
      )}
    </div>
  );
}

/** What has been done about a flag so far. */
function Done({ record }: { readonly record: FlagRecord }) {
  return doneWords(record).map((line) => (
    <Text key={line} size="sm" c="dimmed">
      {line}
    </Text>
  ));
}
