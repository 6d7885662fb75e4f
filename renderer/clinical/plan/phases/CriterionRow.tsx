import { ActionIcon, Group, List, Text, Tooltip } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Criterion, partsOf, type SimpleCriterion } from '#core/plan/criterion.ts';
import type { Plan } from '#core/plan/plan.ts';
import { criterionWords } from '../criterionWords.ts';
import classes from '../Plan.module.css';
import { SourceLine } from '../SourceLine.tsx';
import { AddCriterion } from './AddCriterion.tsx';
import { CriterionFields } from './CriterionFields.tsx';
import { PlaceButtons } from './PlaceButtons.tsx';

type Props = {
  readonly criterion: Criterion;
  readonly plan: Plan;
  readonly locked: boolean;
  readonly opened: boolean;
  readonly onOpen: () => void;
  /** `field` names what was changed. */
  readonly onCriterion: (field: string, criterion: Criterion) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onRemove: () => void;
};

/** Any of several again, or the one that is left. */
const ofParts = (criterion: Criterion, parts: readonly SimpleCriterion[]): Criterion => {
  const [only, second] = parts;
  if (only === undefined) return criterion;
  if (second === undefined) return only;
  return { id: criterion.kind === 'any-of' ? criterion.id : crypto.randomUUID(), kind: 'any-of', of: parts };
};

/** One criterion: its words with their source; opened, all that it asks for and what would do instead. */
export function CriterionRow({ criterion, plan, locked, opened, onOpen, onCriterion, onMove, isFirst, isLast, onRemove }: Props) {
  const { t } = useTranslation('plan');
  const parts = partsOf(criterion);
  const wordsOf = (one: Criterion): string => criterionWords(one, plan.exercises);
  const words = criterion.kind === 'any-of' ? parts.map(wordsOf).join(t('limit.or')) : wordsOf(criterion);
  return (
    <List.Item data-criterion={criterion.id}>
      <Group gap="xs" wrap="nowrap" align="flex-start" justify="space-between">
        <div>
          <Text>{words}</Text>
          {[...new Set(parts.map(({ source }) => source))].map((key) => {
            const source = plan.sources[key];
            return source === undefined ? null : <SourceLine key={key} source={source} />;
          })}
        </div>
        {!locked && (
          <Group gap={4} wrap="nowrap">
            <Tooltip label={t('limit.change', { words })}>
              <ActionIcon aria-label={t('limit.change', { words })} aria-expanded={opened} onClick={onOpen}>
                <IconPencil size={20} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <PlaceButtons
              name={words}
              onEarlier={isFirst ? null : () => onMove(-1)}
              onLater={isLast ? null : () => onMove(1)}
              removeLabel={t('phase.removeCriterion', { words })}
              onRemove={onRemove}
            />
          </Group>
        )}
      </Group>
      {opened && !locked && (
        <div className={classes['panel']}>
          {parts.map((part, at) => (
            <Group key={part.id} wrap="nowrap" align="flex-end" gap="xs">
              <div style={{ flex: 1 }}>
                {parts.length > 1 && <Text size="sm">{wordsOf(part)}</Text>}
                <CriterionFields
                  criterion={part}
                  words={wordsOf(part)}
                  exercises={plan.exercises}
                  onCriterion={(field, next) => onCriterion(`${part.id} ${field}`, ofParts(criterion, parts.with(at, next)))}
                />
              </div>
              {parts.length > 1 && (
                <Tooltip label={t('limit.removeOr', { words: wordsOf(part) })}>
                  <ActionIcon
                    aria-label={t('limit.removeOr', { words: wordsOf(part) })}
                    onClick={() => onCriterion(`without ${part.id}`, ofParts(criterion, parts.toSpliced(at, 1)))}
                  >
                    <IconTrash size={20} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              )}
            </Group>
          ))}
          {parts.length < 6 && (
            <AddCriterion
              label={t('limit.addOr')}
              where={words}
              exercises={plan.exercises}
              onAdd={(other) => onCriterion(`or ${other.id}`, ofParts(criterion, [...parts, other]))}
            />
          )}
        </div>
      )}
    </List.Item>
  );
}
