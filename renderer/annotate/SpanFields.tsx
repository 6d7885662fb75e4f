import { Group, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { spanOf } from '#core/annotation/edits.ts';
import type { Shape } from '#core/annotation/records.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { NumberField } from '../ui/NumberField.tsx';

type Props = { readonly shape: Shape; readonly frame: FrameNo; readonly frames: number; readonly onChange: (shape: Shape) => void };

const names = ['this-frame', 'from-here', 'whole-clip', 'custom'] as const;
type Name = (typeof names)[number];
const isName = (value: string | null): value is Name => names.some((name) => name === value);

function nameOf({ from, to, fadeFrames }: Shape, frames: number): Name {
  if (fadeFrames > 0) return 'custom';
  if (from === to) return 'this-frame';
  if (to === frames - 1) return from === 0 ? 'whole-clip' : 'from-here';
  return 'custom';
}

/** On which frames a drawing is seen. */
export function SpanFields({ shape, frame, frames, onChange }: Props) {
  const { t } = useTranslation('annotate');
  const [custom, setCustom] = useState(false);
  const name = custom ? 'custom' : nameOf(shape, frames);
  const field = (label: string, key: 'from' | 'to' | 'fadeFrames', most: number) => (
    <NumberField
      label={label}
      value={shape[key]}
      from={0}
      to={most}
      rangeWords={t('inspector.range', { from: 0, to: most })}
      onNumber={(value) => {
        if (value === null || !Number.isInteger(value) || value === shape[key]) return;
        const { from, to, fadeFrames } = shape;
        onChange({ ...shape, ...spanOf({ from, to, fadeFrames, [key]: value }, frame, frames) });
      }}
    />
  );
  return (
    <>
      <Select
        label={t('inspector.span')}
        allowDeselect={false}
        data={names.map((value) => ({ value, label: t(`inspector.spans.${value}`) }))}
        value={name}
        onChange={(value) => {
          if (!isName(value)) return;
          setCustom(value === 'custom');
          if (value !== 'custom') onChange({ ...shape, ...spanOf(value, frame, frames) });
        }}
      />
      {name === 'custom' && (
        <Group grow gap="xs" align="flex-start">
          {field(t('inspector.from'), 'from', frames - 1)}
          {field(t('inspector.to'), 'to', frames - 1)}
          {field(t('inspector.fade'), 'fadeFrames', 10000)}
        </Group>
      )}
    </>
  );
}
