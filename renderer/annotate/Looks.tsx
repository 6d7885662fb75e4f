import { ColorSwatch, Slider, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Style } from '#core/annotation/records.ts';
import classes from './Annotate.module.css';

const colours = ['#ffd43b', '#ff922b', '#ff6b6b', '#f06595', '#4dabf7', '#38d9a9', '#a9e34b', '#ffffff', '#101418'] as const;

/** Colour, width, strength and text size. */
export function Looks({ style, onStyle }: { readonly style: Style; readonly onStyle: (style: Style) => void }) {
  const { t } = useTranslation('annotate');
  return (
    <Stack gap="xs">
      <div className={classes['swatches']} role="radiogroup" aria-label={t('inspector.colour')}>
        {colours.map((colour) => (
          <ColorSwatch
            key={colour}
            component="button"
            type="button"
            role="radio"
            size={32}
            color={colour}
            aria-label={colour}
            aria-checked={style.colour === colour}
            style={{
              cursor: 'pointer',
              outline: style.colour === colour ? '3px solid var(--mantine-primary-color-filled)' : undefined,
              outlineOffset: 2,
            }}
            onClick={() => onStyle({ ...style, colour })}
          />
        ))}
      </div>
      <Amount
        label={t('inspector.width')}
        value={style.width}
        from={1}
        to={12}
        step={0.5}
        onAmount={(width) => onStyle({ ...style, width })}
      />
      <Amount
        label={t('inspector.opacity')}
        value={style.opacity}
        from={0.1}
        to={1}
        step={0.05}
        onAmount={(opacity) => onStyle({ ...style, opacity })}
      />
      <Amount
        label={t('inspector.textSize')}
        value={style.textSize}
        from={10}
        to={80}
        step={1}
        onAmount={(textSize) => onStyle({ ...style, textSize })}
      />
    </Stack>
  );
}

/** A slider that is one step for undo, at release. */
function Amount(props: {
  readonly label: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly onAmount: (value: number) => void;
}) {
  const [now, setNow] = useState(props.value);
  useEffect(() => setNow(props.value), [props.value]);
  return (
    <div>
      <Text size="sm">{props.label}</Text>
      <Slider
        thumbLabel={props.label}
        value={now}
        min={props.from}
        max={props.to}
        step={props.step}
        onChange={setNow}
        onChangeEnd={props.onAmount}
      />
    </div>
  );
}
