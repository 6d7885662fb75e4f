import { type FrameIndex, type FrameNo, frameAt, frameCount } from '#core/domain/frameIndex.ts';
import { seconds } from '#core/domain/units.ts';

/** Seconds with `digits` decimals; minutes are split off from 60 s on. A minus sign before an origin. */
export function secondsWords(value: number, digits = 3): string {
  const sign = value < 0 ? '−' : '';
  const size = Math.abs(value);
  if (size < 60) return `${sign}${size.toFixed(digits)}`;
  const minutes = Math.floor(size / 60);
  return `${sign}${minutes}:${(size - minutes * 60).toFixed(digits).padStart(digits + 3, '0')}`;
}

/** What was typed to go to: a whole number is a frame, a number with a decimal point or ending in s a clip time in seconds, m:ss a clip time. Null for anything else. */
export function frameTyped(text: string, index: FrameIndex): FrameNo | null {
  const typed = text.trim().replace(',', '.');
  if (/^\d+$/.test(typed)) return Math.min(Number(typed), frameCount(index) - 1) as FrameNo;
  const time = /^(?:(\d+):)?(\d+(?:\.\d+)?)\s*s?$/.exec(typed);
  if (time === null) return null;
  return frameAt(index, seconds(Number(time[1] ?? 0) * 60 + Number(time[2])));
}
