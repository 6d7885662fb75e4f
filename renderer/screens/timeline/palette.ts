import type { Tone } from '#core/timeline/items.ts';
import type { Palette } from '#core/timeline/svg.ts';

/** Of a picture: for white paper. On each, words and lines keep the contrast of WCAG AA. */
export const paper: Palette = {
  text: '#1b211f',
  soft: '#5a5750',
  grid: '#dedad1',
  panel: '#ffffff',
  band: '#e6e3dc',
  visit: '#0b5b54',
  clip: '#4c4943',
  left: '#1d4e9e',
  right: '#a3310f',
  both: '#5b3a8c',
  shockwave: '#963a14',
  taping: '#1d5f9e',
  manual: '#2f6b2f',
  trial: '#7a2a6b',
  score: '#0b5b54',
  phase: '#c9e3df',
  'phase-other': '#e8ddc8',
  load: '#2a867c',
  running: '#6b7f2a',
  during: '#b3261e',
  after: '#a25a00',
  morning: '#5b3a8c',
  'at-visit': '#1b211f',
};

const dark: Palette = {
  text: '#e9edeb',
  soft: '#a9b4b0',
  grid: '#34403d',
  panel: '#1b2322',
  band: '#3a4744',
  visit: '#79b8b0',
  clip: '#c3cbc8',
  left: '#8fb8ff',
  right: '#ff9f7d',
  both: '#c7a8f5',
  shockwave: '#f0b9a2',
  taping: '#9cc9f5',
  manual: '#9fd89f',
  trial: '#f0a8e0',
  score: '#79b8b0',
  phase: '#1f4a45',
  'phase-other': '#4a4130',
  load: '#4d9f96',
  running: '#a9bd5c',
  during: '#ff9a8f',
  after: '#ffc078',
  morning: '#c7a8f5',
  'at-visit': '#e9edeb',
};

/** The same of the screen, in both schemes. */
export const colourOf = (tone: Tone): string => `light-dark(${paper[tone]}, ${dark[tone]})`;
