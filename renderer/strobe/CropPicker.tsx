import { Group, Stack } from '@mantine/core';
import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Box, Size } from '#core/compare/arrange.ts';
import { cropWithin } from '#core/strobe/layout.ts';
import { NumberField } from '../ui/NumberField.tsx';
import classes from './Strobe.module.css';

type Props = {
  /** The whole frame as shown; null while it is being made. */
  readonly url: string | null;
  readonly picture: Size;
  readonly box: Box;
  readonly onBox: (box: Box) => void;
};

const sides = ['left', 'top', 'width', 'height'] as const;

/** Chooses a rectangle of the picture, by dragging over it or by numbers. */
export function CropPicker({ url, picture, box, onBox }: Props) {
  const { t } = useTranslation('strobe');
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const [drawn, setDrawn] = useState<Box | null>(null);
  const shown = drawn ?? box;
  const place = (event: PointerEvent<SVGSVGElement>) => {
    const area = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - area.left) / area.width) * picture.width,
      y: ((event.clientY - area.top) / area.height) * picture.height,
    };
  };
  const drag = (event: PointerEvent<SVGSVGElement>) => {
    const from = start.current;
    if (from === null) return;
    const { x, y } = place(event);
    const [left, top] = [Math.max(0, Math.min(from.x, x)), Math.max(0, Math.min(from.y, y))];
    setDrawn(cropWithin({ left, top, width: Math.max(from.x, x) - left, height: Math.max(from.y, y) - top }, picture));
  };
  const end = () => {
    start.current = null;
    if (drawn !== null) onBox(drawn);
    setDrawn(null);
  };
  return (
    <Stack gap="xs">
      <div className={classes['cropPicture']}>
        {url !== null && <img src={url} alt={t('cropPicture')} draggable={false} />}
        <svg
          viewBox={`0 0 ${picture.width} ${picture.height}`}
          aria-hidden="true"
          data-testid="strobe-crop"
          style={{ aspectRatio: `${picture.width} / ${picture.height}` }}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            start.current = place(event);
          }}
          onPointerMove={drag}
          onPointerUp={end}
          onPointerCancel={end}
        >
          <path
            className={classes['outside']}
            d={`M0 0H${picture.width}V${picture.height}H0ZM${shown.left} ${shown.top}v${shown.height}h${shown.width}v${-shown.height}Z`}
          />
          <rect className={classes['box']} x={shown.left} y={shown.top} width={shown.width} height={shown.height} />
        </svg>
      </div>
      <Group gap="xs" grow>
        {sides.map((side) => {
          const most = side === 'left' || side === 'width' ? picture.width : picture.height;
          return (
            <NumberField
              key={side}
              label={t(`cropFields.${side}`)}
              value={Math.round(box[side])}
              from={0}
              to={most}
              rangeWords={t('cropRange', { most })}
              onNumber={(value) => value !== null && onBox(cropWithin({ ...box, [side]: value }, picture))}
            />
          );
        })}
      </Group>
    </Stack>
  );
}
