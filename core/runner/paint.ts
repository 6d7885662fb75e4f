import type { Colour } from './raster.ts';

/** The runner's colours. */
export const paint = {
  skin: [214, 164, 132],
  skinShade: [186, 136, 106],
  hair: [74, 52, 40],
  shirt: [0, 128, 140],
  shirtFold: [0, 110, 122],
  shorts: [36, 48, 78],
  sock: [238, 240, 241],
  shoe: [232, 92, 50],
  stripe: [250, 236, 220],
  sole: [246, 247, 248],
  outsole: [58, 60, 64],
} as const satisfies Readonly<Record<string, Colour>>;

const haze: Colour = [150, 160, 168];

/** What lies on the far side: darker and paler, so that near and far limbs are told apart at a glance. */
export const far = (colour: Colour): Colour => [shaded(colour, 0), shaded(colour, 1), shaded(colour, 2)];
const shaded = (colour: Colour, i: 0 | 1 | 2): number => colour[i] * 0.5 + haze[i] * 0.2;
