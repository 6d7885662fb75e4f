import { Group, Select, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Landmarks, landmarksOn, type Occasion } from '#core/annotation/landmarks.ts';
import type { Scene } from '#core/annotation/measure.ts';
import { moments, type Shape, sides } from '#core/annotation/records.ts';
import { metricsFor, pointsOf } from '#core/gait/occasions.ts';
import { measuredOnFrame } from '#core/gait/onFrame.ts';
import { definitionOf } from '#core/gait/table.ts';
import { figureInWords } from '../gait/figures.ts';
import { pointsInWords } from '../gait/landmarkWords.ts';

type Props = {
  readonly shape: Landmarks;
  /** Every shape of the clip: another set of the same leg and moment may lie on the frame. */
  readonly shapes: readonly Shape[];
  readonly scene: Scene;
  readonly onChange: (shape: Shape) => void;
};

/** Whose landmarks these are and of when, what they measure, and what was not pointed at. */
export function LandmarkFields({ shape, shapes, scene, onChange }: Props) {
  const { t } = useTranslation(['landmarks', 'gait']);
  const view = scene.view ?? 'other';
  const { moment, side } = shape;
  const isTaken = (occasion: Occasion): boolean => landmarksOn(shapes, occasion, shape.from).some(({ id }) => id !== shape.id);
  const missing = pointsOf(view, shape).filter((point) => !shape.names.includes(point));
  const metrics = metricsFor(shape, view);
  const values = measuredOnFrame(shape, scene);
  const anyTaken = moments.some((one) => sides.some((leg) => (one === moment || leg === side) && isTaken({ moment: one, side: leg })));
  return (
    <>
      <Group grow gap="xs" align="flex-start">
        <Select
          label={t('moment')}
          allowDeselect={false}
          disabled={shape.locked}
          data={moments.map((value) => ({ value, label: t(`moments.${value}`), disabled: isTaken({ moment: value, side }) }))}
          value={moment}
          onChange={(value) => {
            const chosen = moments.find((one) => one === value);
            if (chosen !== undefined) onChange({ ...shape, moment: chosen });
          }}
        />
        <Select
          label={t('side')}
          allowDeselect={false}
          disabled={shape.locked}
          data={sides.map((value) => ({ value, label: t(`sides.${value}`), disabled: isTaken({ moment, side: value }) }))}
          value={side}
          onChange={(value) => {
            const chosen = sides.find((one) => one === value);
            if (chosen !== undefined) onChange({ ...shape, side: chosen });
          }}
        />
      </Group>
      {anyTaken && (
        <Text size="sm" c="dimmed">
          {t('fields.taken')}
        </Text>
      )}
      <Stack gap={2} data-testid="landmark-measures">
        <Text size="sm" fw={600}>
          {t('fields.measures')}
        </Text>
        {metrics.length === 0 && <Text size="sm">{t('fields.nothing')}</Text>}
        {metrics.map(({ id, missing: lacking }) => {
          const value = values.find((one) => one.id === id)?.mean;
          const told =
            lacking.length > 0
              ? t('fields.needs', { points: pointsInWords(lacking, view, side) })
              : value === undefined
                ? t('fields.inTable')
                : figureInWords(value.value, value.uncertainty, definitionOf(id).unit);
          return (
            <Text key={id} size="sm" data-measures={id}>
              {t(`gait:metric.${id}`)}: {told}
            </Text>
          );
        })}
        {metrics.length > 0 && (
          <Text size="sm" c="dimmed">
            {missing.length === 0 ? t('fields.complete') : t('fields.missing', { points: pointsInWords(missing, view, side) })}
          </Text>
        )}
      </Stack>
    </>
  );
}
