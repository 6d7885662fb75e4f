import { expect } from './host.ts';
import { notePainted, openClip, painted, pictureBox, test } from './reviewClip.ts';

const upTo = (from: number, to: number): number[] =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => from + Math.sign(to - from) * i);

test('holding a key shows every frame, forwards and backwards', async ({ page, clip }) => {
  await openClip(page, clip);
  const noted = await notePainted(page);
  for (let i = 0; i < 60; i++) await page.keyboard.down('ArrowRight');
  await page.keyboard.up('ArrowRight');
  await expect(page.getByTestId('frame-number')).toHaveText(/^60 of/);
  expect(await noted()).toEqual(upTo(1, 60));
  for (let i = 0; i < 60; i++) await page.keyboard.down(',');
  await page.keyboard.up(',');
  await expect(page.getByTestId('frame-number')).toHaveText(/^0 of/);
  expect(await noted()).toEqual([...upTo(1, 60), ...upTo(59, 0)]);
});

test('a loop paints all of its frames and no other, slowly and both ways', async ({ page, clip }) => {
  await openClip(page, clip);
  const goTo = async (frame: number) => {
    await page.keyboard.press('g');
    await page.getByLabel('Frame or time').fill(String(frame));
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('frame-number')).toHaveText(new RegExp(`^${frame} of`));
    await expect(page.getByLabel('Frame or time')).toBeHidden();
  };
  await goTo(106);
  await page.keyboard.press('o');
  await goTo(100);
  await page.keyboard.press('i');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  for (const key of ['l', 'j']) {
    const noted = await notePainted(page);
    await page.keyboard.press(key);
    await page.waitForTimeout(2500);
    await page.keyboard.press('k');
    const seen = (await noted()).map(Number);
    expect(new Set(seen), key).toEqual(new Set(upTo(100, 106)));
    const by = seen.slice(1).map((frame, i) => frame - (seen[i] ?? 0));
    const inOrder = by.filter((step) => step === (key === 'l' ? 1 : -1)).length;
    expect(inOrder / by.length, 'from one to the next').toBeGreaterThan(0.6);
  }
  await page.keyboard.press('Shift+X');
  await page.keyboard.press('Home');
  await expect(page.getByTestId('frame-number')).toHaveText(/^0 of/);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(page.getByTestId('frame-number')).toHaveText(/^299 of/);
  expect(await painted(page)).toBe(299);
  await page.keyboard.press('PageUp');
  await expect(page.getByTestId('frame-number')).toHaveText(/^269 of/);
  await page.keyboard.press('Shift+PageDown');
  await expect(page.getByTestId('frame-number')).toHaveText(/^272 of/);
});

test('dragging along the timeline ends on exactly the frame under the hand', async ({ page, clip }) => {
  await openClip(page, clip);
  const noted = await notePainted(page);
  const box = await page.getByRole('slider', { name: 'Timeline' }).boundingBox();
  if (box === null) throw new Error('no timeline');
  const at = (frame: number) => box.x + (frame / 299) * box.width;
  await page.mouse.move(at(5), box.y + 40);
  await page.mouse.down();
  await page.mouse.move(at(250), box.y + 40, { steps: 60 });
  await page.mouse.up();
  await expect(page.getByTestId('frame-number')).toHaveText(/^250 of/);
  expect(await painted(page)).toBe(250);
  expect(new Set(await noted()).size, 'pictures on the way').toBeGreaterThan(8);
});

test('answering the rate question stays on the frame', async ({ page, clip }) => {
  await openClip(page, clip);
  await page.keyboard.press('End');
  await expect(page.getByTestId('frame-number')).toHaveText(/^299 of/);
  await page.getByRole('button', { name: '240', exact: true }).click();
  await expect(page.getByTestId('true-time')).toContainText('1.2458 s');
  await expect(page.getByTestId('frame-number')).toHaveText(/^299 of/);
  expect(await painted(page)).toBe(299);
});

test('a zoomed timeline keeps the playhead in sight', async ({ page, clip }) => {
  await openClip(page, clip);
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await timeline.focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press('+');
  await expect(page.getByRole('button', { name: 'Show the whole clip' })).toBeVisible();
  const box = await pictureBox(page);
  await page.mouse.click(box.x + 5, box.y + 5);
  await page.keyboard.press('End');
  await expect(page.getByTestId('frame-number')).toHaveText(/^299 of/);
  const width = (await timeline.boundingBox())?.width ?? 0;
  const x = Number(await page.getByTestId('playhead').getAttribute('x1'));
  expect(x).toBeGreaterThanOrEqual(0);
  expect(x).toBeLessThanOrEqual(width + 0.5);
});

test('play says when not every frame is shown', async ({ page, clip }) => {
  await openClip(page, clip);
  await page.getByRole('button', { name: '240', exact: true }).click();
  await expect(page.getByTestId('true-time')).toContainText('s');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await expect(page.getByTestId('stride')).toHaveText(/^Shows 1 in \d+$/);
  await expect(page.getByTestId('frame-number')).toHaveText(/^299 of/);
  await expect(page.getByTestId('stride')).toHaveText('Frame');
});
