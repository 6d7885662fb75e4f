import { Text, VisuallyHidden } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress, StepProgress } from '#core/protocol/progress.ts';
import classes from './Protocol.module.css';

type Props = { readonly progress: Progress; readonly present: StepProgress | null; readonly onChoose: (stepId: string) => void };

const icons = { done: IconCircleCheck, open: IconCircle, skipped: IconCircleMinus };

/** Every step with how it stands; a press brings it into view. */
export function StepList({ progress, present, onChoose }: Props) {
  const { t } = useTranslation('protocol');
  const list = useRef<HTMLOListElement>(null);
  const id = present?.step.id;
  // Within the list only: the panel stays where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for another step only
  useEffect(() => {
    const [box, at] = [list.current, list.current?.querySelector<HTMLElement>('[aria-current]')];
    if (!box || !at) return;
    const [top, bottom] = [at.offsetTop - box.offsetTop, at.offsetTop - box.offsetTop + at.offsetHeight];
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  }, [id]);
  return (
    <nav aria-label={t('steps')}>
      <Text fw={650} size="sm" mb={2}>
        {t('steps')}
      </Text>
      <ol ref={list} className={classes['steps']}>
        {progress.steps.map(({ step, status }) => {
          const Icon = icons[status];
          return (
            <li key={step.id}>
              <button
                type="button"
                className={classes['step']}
                data-status={status}
                aria-current={step.id === present?.step.id ? 'step' : undefined}
                title={step.instruction}
                onClick={() => onChoose(step.id)}
              >
                <Icon size={18} aria-hidden color={status === 'done' ? 'var(--mantine-primary-color-filled)' : 'currentColor'} />
                <span>
                  {step.instruction} <VisuallyHidden>({t(`status.${status}`)})</VisuallyHidden>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
