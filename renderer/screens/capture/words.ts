import i18next from 'i18next';
import type { CameraMode } from '#core/capture/mode.ts';

/** A rate without digits that say nothing: 240, 119.9. */
export const rateWords = (framesPerSecond: number): string => (Math.round(framesPerSecond * 10) / 10).toString();

export const modeWords = ({ width, height, framesPerSecond }: CameraMode): string =>
  i18next.t('capture:cameras.modeOf', { width, height, rate: rateWords(framesPerSecond) });

/** The value of a mode in a list. */
export const modeKey = ({ width, height, framesPerSecond }: CameraMode): string => `${width}x${height}@${framesPerSecond}`;
