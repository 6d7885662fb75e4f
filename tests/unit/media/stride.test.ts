import { expect, test } from 'vitest';
import { Stride } from '#renderer/media/stride.ts';

test('says every how many-th frame is painted, both ways, and forgets the turn of a loop', () => {
  const stride = new Stride();
  expect(stride.value).toBe(1);
  for (let frame = 0; frame < 100; frame += 4) stride.add(frame, frame + 4, 1);
  stride.add(100, 0, 1);
  expect(stride.value).toBe(4);
  stride.reset();
  for (let frame = 100; frame > 0; frame--) stride.add(frame, frame - 1, -1);
  expect(stride.value).toBe(1);
});
