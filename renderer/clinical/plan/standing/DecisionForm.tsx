import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { optionsFor, type StepOption } from '#core/plan/options.ts';
import { type Plan, phaseOn } from '#core/plan/plan.ts';
import { stepPatch } from '#core/plan/step.ts';
import type { StoredPlan } from '#core/plan/stored.ts';
import type { Suggestion } from '#core/plan/suggestion.ts';
import { call } from '../../../link.ts';
import { today } from '../../../ui/birthDate.ts';
import { reportFailure } from '../../../ui/failures.ts';
import { say } from '../../../ui/notify.tsx';
import { useWho } from '../../useWho.ts';
import { WhoField } from '../../WhoField.tsx';
import { optionWords } from '../reasonWords.ts';

const choices = ['progress', 'hold', 'step-back'] as const;
type Chosen = (typeof choices)[number];
/** Not a step of the plan: it is changed by hand. */
const byHand = 'by-hand';

type Props = {
  readonly stored: StoredPlan;
  readonly visitId: string;
  readonly suggestion: Suggestion;
  readonly plan: Plan;
};

/** Progress, hold or step back: one press where it is as suggested, with a reason where it is not. A step that the plan can take is made with it. */
export function DecisionForm({ stored, visitId, suggestion, plan }: Props) {
  const { t } = useTranslation('plan');
  const who = useWho();
  const [chosen, choose] = useState<Chosen | null>(null);
  const [reason, setReason] = useState('');
  const [wanting, want] = useState(false);
  const now = phaseOn(plan, today());
  const optionsOf = (advice: Chosen): readonly StepOption[] => (now === null ? [] : optionsFor(plan, now, advice));
  const canMake = (option: StepOption): boolean => stepPatch(plan, today(), option) !== null;
  const options = chosen === null ? [] : optionsOf(chosen);
  const [step, setStep] = useState<string>(byHand);
  const otherwise = chosen !== null && chosen !== suggestion.advice;

  const decide = async (what: Chosen, option: StepOption | null): Promise<void> => {
    if (what !== suggestion.advice && reason.trim() === '') {
      want(true);
      return;
    }
    if (who.by === null) return;
    const { id, revision } = stored;
    try {
      await call('plans.decide', { id, visitId, revision, seen: suggestion, chosen: what, option, reason: reason.trim(), by: who.by });
      say(t('suggestion.decided', { words: t(`suggestion.advice.${what}`) }));
      choose(null);
      setReason('');
      want(false);
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const press = (what: Chosen): void => {
    want(false);
    const possible = optionsOf(what);
    const first = possible.findIndex(canMake);
    setStep(first < 0 ? byHand : String(first));
    if (what === suggestion.advice && possible.length === 0) void decide(what, null);
    else choose(what);
  };
  return (
    <Stack gap="sm" component="form" onSubmit={(event) => event.preventDefault()} aria-label={t('suggestion.decisions')}>
      <Group role="group" aria-label={t('suggestion.decides')}>
        {choices.map((each) => (
          <Button
            key={each}
            variant={each === suggestion.advice ? 'filled' : 'default'}
            aria-expanded={chosen === each}
            onClick={() => press(each)}
          >
            {t(`suggestion.advice.${each}`)}
          </Button>
        ))}
      </Group>
      {chosen !== null && (
        <>
          {options.length > 0 && (
            <Radio.Group
              label={t('suggestion.steps')}
              description={options.some(({ from, to }) => from !== to) ? t('suggestion.lesser') : undefined}
              value={step}
              onChange={setStep}
            >
              <Stack gap={6} mt={4}>
                {options.map((option, i) =>
                  canMake(option) ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place
                    <Radio key={i} value={String(i)} label={optionWords(option, plan)} description={option.source.words} />
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place
                    <Text key={i} size="sm" c="dimmed">
                      {t('suggestion.handOnly', { words: optionWords(option, plan) })}
                    </Text>
                  ),
                )}
                <Radio value={byHand} label={t('suggestion.byHand')} description={t('suggestion.byHandHint')} />
              </Stack>
            </Radio.Group>
          )}
          <Textarea
            label={t('suggestion.reason')}
            value={reason}
            maxLength={4000}
            error={wanting && otherwise && reason.trim() === '' ? t('suggestion.reasonNeeded') : undefined}
            autoFocus
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <WhoField who={who} label={t('suggestion.who')} />
          <Group>
            <Button
              type="submit"
              disabled={who.by === null}
              onClick={() => void decide(chosen, step === byHand ? null : (options[Number(step)] ?? null))}
            >
              {t('suggestion.go', { words: t(`suggestion.advice.${chosen}`) })}
            </Button>
            <Button variant="default" onClick={() => choose(null)}>
              {t('suggestion.leave')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
