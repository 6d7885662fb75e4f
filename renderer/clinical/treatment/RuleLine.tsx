import { Badge, Button, Group, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Clinician } from '#core/clinical/entry.ts';
import type { RuleResult } from '#core/clinical/ruleResult.ts';
import type { RuleDecision } from '#core/clinical/treatment/decision.ts';
import type { Override } from '#core/clinical/treatment/rule.ts';
import { SourceWords } from '../../gait/SourceWords.tsx';
import { timeOf } from '../../ui/words.ts';
import { OverrideFields } from './OverrideFields.tsx';
import { enteredWords, flagWords, ruleInWords } from './ruleWords.ts';
import classes from './Treatment.module.css';

type Props = {
  readonly result: RuleResult;
  /** Whether it still stands in the way. */
  readonly open: boolean;
  readonly decision: RuleDecision | null;
  readonly override: Override;
  readonly operator: Clinician;
  readonly locked: boolean;
  readonly onDecide: (decision: RuleDecision) => void;
};

const colours = { block: 'red', warn: 'orange', caution: 'gray' } as const;

/** One rule that was broken: what it says, what it saw, whose word that is, and what was decided. */
export function RuleLine({ result, open, decision, override, operator, locked, onDecide }: Props) {
  const { t } = useTranslation('treatment');
  const line = useRef<HTMLDivElement>(null);
  const { verdict, source, ruleId, inputs } = result;
  if (verdict === 'fine') return null;
  const sentence = ruleInWords(result);
  // The button that was pressed goes; the focus stays at the rule.
  const decide = (made: RuleDecision): void => {
    onDecide(made);
    line.current?.focus();
  };
  const more = [enteredWords(result), flagWords(result)].filter((words) => words !== null).join(' ');
  return (
    <div ref={line} tabIndex={-1} className={classes['rule']} data-rule={ruleId} data-open={open}>
      <Group gap="xs" wrap="nowrap" align="baseline">
        <Badge color={colours[verdict]} variant="light" size="lg" tt="none" flex="none">
          {t(`rules.verdict.${verdict}`)}
        </Badge>
        <Text>
          {sentence} {more}
        </Text>
      </Group>
      <SourceWords source={source} />
      {decision !== null && <Decided decision={decision} />}
      {!open && decision === null && <Text size="sm">{t('rules.byScreen')}</Text>}
      {open && verdict === 'block' && <Text size="sm">{t(`rules.who.${override}`)}</Text>}
      {open && !locked && verdict !== 'block' && (
        <Button
          size="sm"
          variant="default"
          mt={4}
          aria-label={t('rules.acknowledgeThis', { what: sentence })}
          onClick={() => decide({ ruleId, inputs, by: operator, at: new Date().toISOString(), decision: 'acknowledged' })}
        >
          {t('rules.acknowledge')}
        </Button>
      )}
      {open && !locked && verdict === 'block' && override !== 'never' && (
        <Overriding result={result} override={override} operator={operator} sentence={sentence} onDecide={decide} />
      )}
    </div>
  );
}

function Decided({ decision }: { readonly decision: RuleDecision }) {
  const { t } = useTranslation('treatment');
  const { by, at } = decision;
  if (decision.decision === 'acknowledged') return <Text size="sm">{t('rules.acknowledged', { name: by.name, at: timeOf(at) })}</Text>;
  const { reason, physicianOrder } = decision;
  return (
    <Text size="sm">
      {t('rules.overridden', { name: by.name, at: timeOf(at), reason })}
      {physicianOrder !== null && ` ${t('rules.order', { order: physicianOrder })}`}
    </Text>
  );
}

type OverridingProps = Pick<Props, 'result' | 'override' | 'operator' | 'onDecide'> & { readonly sentence: string };

function Overriding({ sentence, ...props }: OverridingProps) {
  const { t } = useTranslation('treatment');
  const [asked, ask] = useState(false);
  if (asked) return <OverrideFields {...props} onLeave={() => ask(false)} />;
  return (
    <Button size="sm" variant="default" mt={4} aria-label={t('rules.overrideThis', { what: sentence })} onClick={() => ask(true)}>
      {t('rules.override')}
    </Button>
  );
}
