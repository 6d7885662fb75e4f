import type { Px } from '../domain/units.ts';
import type { DrawCommand } from './pen.ts';
import type { Anatomy, keyImagePresets } from './records.ts';

type Preset = (typeof keyImagePresets)[number];
type SideView = 'side-left' | 'side-right' | 'rear' | 'front' | 'other';

/** A point of a picture so many pixels wide, left for right. */
export const mirrorPoint = ({ x, y }: Px, width: number): Px => ({ x: width - x, y });

/**
 * Drawings of a picture so many pixels wide as they lie on the picture shown left for right: lines and arcs are mirrored, letters stay readable.
 * Twice gives the same drawings again.
 */
export const mirrorCommands = (commands: readonly DrawCommand[], width: number): readonly DrawCommand[] =>
  commands.map((command) => mirrored(command, width));

const otherAnchor = { start: 'end', middle: 'middle', end: 'start' } as const;

function mirrored(command: DrawCommand, width: number): DrawCommand {
  switch (command.kind) {
    case 'path':
      return { ...command, d: mirrorPath(command.d, width) };
    case 'ellipse':
      return { ...command, cx: width - command.cx };
    case 'text':
      return { ...command, x: width - command.x, anchor: otherAnchor[command.anchor], text: swapSides(command.text) };
  }
}

const round = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Path data of absolute M, L, H, V, A and Z, as the drawings use them. An arc turns the other way. Throws on any other letter: that is a bug. */
function mirrorPath(d: string, width: number): string {
  const tokens = d.match(/[A-Za-z]|-?\d*\.?\d+(?:e[-+]?\d+)?/g) ?? [];
  const out: string[] = [];
  let at = 0;
  let letter = '';
  const next = (): number => Number(tokens[at++]);
  while (at < tokens.length) {
    if (/[A-Za-z]/.test(tokens[at] ?? '')) letter = tokens[at++] ?? '';
    switch (letter) {
      case 'M':
      case 'L': {
        const [x, y] = [next(), next()];
        out.push(`${letter}${round(width - x)} ${round(y)}`);
        break;
      }
      case 'H':
        out.push(`H${round(width - next())}`);
        break;
      case 'V':
        out.push(`V${round(next())}`);
        break;
      case 'A': {
        const [rx, ry, rotation, large, sweep, x, y] = [next(), next(), next(), next(), next(), next(), next()];
        out.push(`A${rx} ${ry} ${rotation === 0 ? 0 : -rotation} ${large} ${sweep === 0 ? 1 : 0} ${round(width - x)} ${round(y)}`);
        break;
      }
      case 'Z':
        out.push('Z');
        break;
      default:
        throw new Error(`path letter ${letter} cannot be mirrored`);
    }
  }
  return out.join(' ');
}

const swaps: Readonly<Record<string, string>> = {
  left: 'right',
  right: 'left',
  Left: 'Right',
  Right: 'Left',
  LEFT: 'RIGHT',
  RIGHT: 'LEFT',
};

/** Words with every whole 'left' and 'right' exchanged, in its own writing; other words stay. */
export const swapSides = (words: string): string =>
  words.replaceAll(/\b(left|right|Left|Right|LEFT|RIGHT)\b/g, (side) => swaps[side] ?? side);

/** The event as it looks in a picture shown left for right. */
export const mirroredPreset = (preset: Preset): Preset => swapSides(preset.replaceAll('-', ' ')).replaceAll(' ', '-') as Preset;

export const mirroredView = (view: SideView): SideView =>
  view === 'side-left' ? 'side-right' : view === 'side-right' ? 'side-left' : view;

export const mirroredSide = (side: Anatomy['side']): Anatomy['side'] => (side === null ? null : side === 'left' ? 'right' : 'left');
