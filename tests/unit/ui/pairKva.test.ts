import { expect, test } from 'vitest';
import { pairKva } from '#renderer/ui/imports/pairKva.ts';

const pair = (...names: string[]) => pairKva(names, (name) => name);

test('a Kinovea file goes with the video of its name, in either spelling', () => {
  expect(pair('run.mp4', 'run.kva', 'walk.MOV', 'Walk.mov.KVA', 'jump.mp4')).toEqual({
    pairs: [
      { video: 'run.mp4', kva: 'run.kva' },
      { video: 'walk.MOV', kva: 'Walk.mov.KVA' },
      { video: 'jump.mp4', kva: null },
    ],
    lone: [],
  });
});

test('a Kinovea file without its video is left over', () => {
  expect(pair('a.kva', 'b.mp4')).toEqual({ pairs: [{ video: 'b.mp4', kva: null }], lone: ['a.kva'] });
});

test('one Kinovea file goes to one video only', () => {
  expect(pair('run.mp4', 'run.mov', 'run.kva').pairs.map(({ kva }) => kva)).toEqual(['run.kva', null]);
});

test('a name written in another Unicode form is the same name', () => {
  expect(pair('l\u00e4ufer.mp4', 'la\u0308ufer.kva').pairs[0]?.kva).toBe('la\u0308ufer.kva');
});
