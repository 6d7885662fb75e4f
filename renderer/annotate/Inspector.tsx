import { ActionIcon, Button, Group, Stack, Switch, Text, Textarea, TextInput, Title, Tooltip } from '@mantine/core';
import { IconCopy, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { split, toggled } from '#core/annotation/edits.ts';
import { distance } from '#core/annotation/geometry.ts';
import { measureShape } from '#core/annotation/measure.ts';
import type { Shape } from '#core/annotation/records.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { AnatomyFields } from './AnatomyFields.tsx';
import { LandmarkFields } from './LandmarkFields.tsx';
import { Looks } from './Looks.tsx';
import { SpanFields } from './SpanFields.tsx';
import type { Annotation } from './useAnnotation.ts';
import { partInWords, quantityInWords } from './words.ts';

/** The selected drawing: its value, words, looks, span and anatomy. Without one: the looks of the next. */
export function Inspector({ annotation }: { readonly annotation: Annotation }) {
  const { t } = useTranslation('annotate');
  const { selected } = annotation;
  return (
    <Stack gap="sm" component="section" aria-label={t('inspector.title')}>
      <Title order={2} size="h5">
        {selected === null ? t('inspector.title') : t(`tools.${selected.kind}`)}
      </Title>
      {selected === null ? (
        <>
          <Text size="sm" c="dimmed">
            {t('inspector.empty')}
          </Text>
          <Looks style={annotation.style} onStyle={annotation.setStyle} />
        </>
      ) : (
        <Selected key={selected.id} annotation={annotation} shape={selected} />
      )}
    </Stack>
  );
}

function Selected({ annotation, shape }: { readonly annotation: Annotation; readonly shape: Shape }) {
  const { t } = useTranslation('annotate');
  const { change, host, send } = annotation;
  return (
    <>
      <Value annotation={annotation} shape={shape} />
      {shape.kind === 'text' && (
        <Typed
          label={t('inspector.text')}
          value={shape.text}
          most={2000}
          long
          onKeep={(text) => text.trim() !== '' && change({ ...shape, text })}
        />
      )}
      <Typed label={t('inspector.label')} value={shape.label} most={200} onKeep={(label) => change({ ...shape, label })} />
      {'anatomy' in shape && <AnatomyFields shape={shape} onChange={change} />}
      {shape.kind === 'landmarks' && <LandmarkFields shape={shape} shapes={host.shapes} scene={annotation.scene} onChange={change} />}
      {shape.kind === 'stopwatch' && (
        <Group gap="xs">
          <Button variant="default" onClick={() => change(toggled(shape, host.frame))}>
            {t('inspector.stopwatch.toggle')}
          </Button>
          <Button variant="default" onClick={() => change(split(shape, host.frame))}>
            {t('inspector.stopwatch.split')}
          </Button>
        </Group>
      )}
      {shape.kind === 'grid' && (
        <Group grow gap="xs">
          <Whole
            label={t('inspector.columns')}
            value={shape.columns}
            from={1}
            to={50}
            onWhole={(columns) => change({ ...shape, columns })}
          />
          <Whole label={t('inspector.rows')} value={shape.rows} from={1} to={50} onWhole={(rows) => change({ ...shape, rows })} />
        </Group>
      )}
      {shape.kind === 'polyline' && (
        <Switch
          label={t('inspector.closed')}
          checked={shape.closed}
          onChange={(event) => change({ ...shape, closed: event.currentTarget.checked })}
        />
      )}
      {shape.kind !== 'landmarks' && <SpanFields shape={shape} frame={host.frame} frames={host.recording.frames} onChange={change} />}
      <Looks
        style={shape.style}
        onStyle={(style) => {
          annotation.setStyle(style);
          change({ ...shape, style });
        }}
      />
      <Group gap="xs">
        <Switch
          label={t('inspector.lock')}
          checked={shape.locked}
          onChange={(event) => change({ ...shape, locked: event.currentTarget.checked })}
        />
        {shape.kind !== 'landmarks' && (
          <IconAction label={t('inspector.duplicate')} onClick={() => send({ type: 'duplicate' })}>
            <IconCopy size={20} aria-hidden />
          </IconAction>
        )}
        <IconAction label={t('inspector.remove')} onClick={() => send({ type: 'delete' })} disabled={shape.locked}>
          <IconTrash size={20} aria-hidden />
        </IconAction>
      </Group>
    </>
  );
}

function IconAction(props: {
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon variant="default" size={40} aria-label={props.label} onClick={props.onClick} disabled={props.disabled ?? false}>
        {props.children}
      </ActionIcon>
    </Tooltip>
  );
}

function Value({ annotation, shape }: { readonly annotation: Annotation; readonly shape: Shape }) {
  const { t } = useTranslation('annotate');
  const quantities = measureShape(shape, annotation.scene);
  if (quantities.length === 0) return null;
  const wantsSign = 'anatomy' in shape && shape.anatomy !== null && shape.anatomy.convention !== 'unsigned';
  return (
    <Stack gap={2} aria-live="polite">
      {quantities.map((quantity, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: intervals have a fixed order, and two may bear the same label
        <Text key={line} fw={600} data-testid="value">
          {quantities.length > 1 ? `${partInWords(quantity)}: ` : ''}
          {quantityInWords(quantity, annotation.host.lengthUnit)}
        </Text>
      ))}
      {wantsSign && quantities.some((quantity) => quantity.measured.ok && !quantity.signed) && (
        <Text size="sm">{t('inspector.magnitude')}</Text>
      )}
      {hasShortArm(shape) && <Text size="sm">{t('inspector.short')}</Text>}
    </Stack>
  );
}

/** Below 150 pixels the pointing error alone turns a segment by a degree and more. */
function hasShortArm({ kind, points }: Shape): boolean {
  const arms =
    kind === 'angle' || kind === 'goniometer'
      ? [
          [0, 1],
          [0, 2],
        ]
      : kind === 'angle-lines'
        ? [
            [0, 1],
            [2, 3],
          ]
        : kind === 'angle-vertical' || kind === 'angle-horizontal'
          ? [[0, 1]]
          : [];
  return arms.some(([i, j]) => {
    const [a, b] = [points[i ?? 0], points[j ?? 0]];
    return a !== undefined && b !== undefined && distance(a, b) < 150;
  });
}

/** A text that is kept when the field is left: one step for undo. */
function Typed(props: {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly long?: boolean;
  readonly onKeep: (text: string) => void;
}) {
  const [typed, setTyped] = useState(props.value);
  useEffect(() => setTyped(props.value), [props.value]);
  const common = {
    label: props.label,
    value: typed,
    maxLength: props.most,
    onBlur: () => {
      if (typed !== props.value) props.onKeep(typed);
    },
  };
  return props.long ? (
    <Textarea {...common} autosize minRows={2} onChange={(event) => setTyped(event.currentTarget.value)} />
  ) : (
    <TextInput {...common} onChange={(event) => setTyped(event.currentTarget.value)} />
  );
}

function Whole(props: {
  readonly label: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly onWhole: (value: number) => void;
}) {
  const { t } = useTranslation('annotate');
  const { label, value, from, to } = props;
  return (
    <NumberField
      label={label}
      value={value}
      from={from}
      to={to}
      rangeWords={t('inspector.range', { from, to })}
      onNumber={(typed) => {
        if (typed !== null && Number.isInteger(typed) && typed !== value) props.onWhole(typed);
      }}
    />
  );
}
