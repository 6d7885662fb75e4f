import { Button, Paper, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Safety } from '#core/clinical/redFlags/schema.ts';
import { dateOf } from '../../ui/words.ts';
import { asksOfAll, conditionOf } from './itemWords.ts';
import { OverrideForm } from './OverrideForm.tsx';
import classes from './Safety.module.css';
import { type Waiting, waitingFor } from './waiting.ts';

type Props = { readonly safety: Safety; readonly visitId: string };

/** Which parts of the program wait, for what, and the way to go on against it. */
export function Blocked({ safety, visitId }: Props) {
  const { t } = useTranslation('safety');
  const [shown, show] = useState(false);
  const waiting = waitingFor(safety.state);
  const ofFlags = waiting.filter(({ cause }) => cause === 'flag');
  const ofQuestions = waiting.filter(({ cause }) => cause !== 'flag');
  return (
    <Paper p="lg" component="section" aria-label={t('blocked.title')}>
      <Title order={2} mb="xs">
        {t('blocked.title')}
      </Title>
      <ul className={classes['modules']}>
        {safety.state.modules.map(({ module, verdict }) => (
          <li key={module} className={classes['module']} data-verdict={verdict}>
            {t(`blocked.modules.${module}`)}: {t(`blocked.verdicts.${verdict}`)}
          </li>
        ))}
      </ul>
      {waiting.length === 0 && <Text c="dimmed">{t('blocked.none')}</Text>}
      {ofFlags.map((one) => (
        <WaitingFor key={one.item} waiting={one} safety={safety} visitId={visitId} />
      ))}
      {ofQuestions.length > 0 && (
        <div className={classes['flag']}>
          <Text>{t('blocked.questions', { count: ofQuestions.length })}</Text>
          <Button variant="subtle" size="compact-sm" aria-expanded={shown} onClick={() => show(!shown)}>
            {t(shown ? 'blocked.questionsHide' : 'blocked.questionsShow')}
          </Button>
          {shown && ofQuestions.map((one) => <WaitingFor key={one.item} waiting={one} safety={safety} visitId={visitId} />)}
        </div>
      )}
    </Paper>
  );
}

type OneProps = Props & { readonly waiting: Waiting };

function WaitingFor({ waiting: { item, cause, blocks }, safety, visitId }: OneProps) {
  const { t } = useTranslation('safety');
  const [going, go] = useState(false);
  const condition = conditionOf(item);
  const held = blocks.filter(({ override }) => override === null);
  const whole = held.filter(({ scope }) => scope === null).map(({ module }) => t(`blocked.modules.${module}`));
  const [first, ...rest] = held.filter(({ lift }) => lift !== 'record-the-action');
  const [some] = held;
  return (
    <section className={classes['flag']} aria-label={condition}>
      <Text fw={600}>
        {t(`levels.${blocks[0].level}`)}: {condition}
      </Text>
      <Text size="sm">{t(`blocked.causes.${cause}`, { questions: asksOfAll(blocks[0].answers) })}</Text>
      {whole.length > 0 && <Text size="sm">{t('blocked.blocks', { modules: whole.join(', ') })}</Text>}
      {held.map(
        ({ module, scope }) =>
          scope !== null && (
            <Text key={`${module} ${scope}`} size="sm">
              {t('blocked.limits', { module: t(`blocked.modules.${module}`), scope: t(`blocked.scopes.${scope}`) })}
            </Text>
          ),
      )}
      {blocks.map(
        ({ module, override }) =>
          override !== null && (
            <Text key={`${module} overridden`} size="sm" c="var(--soleus-warn)">
              {t('blocked.overridden', {
                module: t(`blocked.modules.${module}`),
                name: override.by.name,
                date: dateOf(override.at),
                reason: override.reason,
              })}
            </Text>
          ),
      )}
      {some !== undefined && (
        <Text size="sm" c="dimmed">
          {t(`blocked.lift.${some.lift}`)}
        </Text>
      )}
      {first !== undefined &&
        safety.screeningId !== null &&
        (going ? (
          <OverrideForm visitId={visitId} screeningId={safety.screeningId} blocks={[first, ...rest]} onDone={() => go(false)} />
        ) : (
          <Button
            mt={4}
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={t('blocked.goOf', { condition })}
            onClick={() => go(true)}
          >
            {t('blocked.go')}
          </Button>
        ))}
    </section>
  );
}
