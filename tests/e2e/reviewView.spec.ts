import type { Page } from '@playwright/test';
import { expect } from './host.ts';
import { frames, openClip, painted, pictureBox, test } from './reviewClip.ts';

/** The frame point under a place of the screen, as shares of the picture. */
async function pointUnder(page: Page, { x, y }: { x: number; y: number }): Promise<{ x: number; y: number }> {
  const box = await pictureBox(page);
  return { x: (x - box.x) / box.width, y: (y - box.y) / box.height };
}

/** Mean brightness, 0 to 255, of a square of the screen as it is really shown, filters included. */
async function shownBrightness(page: Page, x: number, y: number, side = 8): Promise<number> {
  const png = await page.screenshot({ clip: { x: x - side / 2, y: y - side / 2, width: side, height: side } });
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) sum += ((data[i] ?? 0) + (data[i + 1] ?? 0) + (data[i + 2] ?? 0)) / 3;
    return sum / (data.length / 4);
  }, png.toString('base64'));
}

test('the wheel steps, up is forwards; with Ctrl it zooms about the cursor, drag pans, F and a double click fit', async ({
  page,
  clip,
}) => {
  await openClip(page, clip);
  const fitted = await pictureBox(page);
  const cursor = { x: Math.round(fitted.x + fitted.width * 0.3), y: Math.round(fitted.y + fitted.height * 0.7) };
  await page.mouse.move(cursor.x, cursor.y);
  for (let i = 0; i < 3; i++) await page.mouse.wheel(0, -100);
  await expect(page.getByTestId('frame-number')).toHaveText(/^3 of/);
  await page.mouse.wheel(0, 100);
  await expect(page.getByTestId('frame-number')).toHaveText(/^2 of/);
  expect(await painted(page)).toBe(2);
  for (let i = 0; i < 4; i++) await page.mouse.wheel(0, 8);
  await expect(page.getByTestId('frame-number'), 'small turns of a touch pad add up').toHaveText(/^1 of/);

  const before = await pointUnder(page, cursor);
  await page.keyboard.down('Control');
  for (let i = 0; i < 6; i++) await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await pictureBox(page)).width).toBeGreaterThan(fitted.width * 2);
  const after = await pointUnder(page, cursor);
  expect(after.x).toBeCloseTo(before.x, 3);
  expect(after.y).toBeCloseTo(before.y, 3);
  await expect(page.getByTestId('frame-number'), 'zooming does not step').toHaveText(/^1 of/);

  const still = await pictureBox(page);
  await page.mouse.down();
  await page.mouse.move(cursor.x + 60, cursor.y - 40, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await pictureBox(page)).x - still.x)).toBe(60);
  const panned = await pictureBox(page);
  expect(panned.y - still.y).toBeCloseTo(-40, 0);
  expect(panned.width).toBeCloseTo(still.width, 3);

  await page.keyboard.press('f');
  await expect.poll(() => pictureBox(page)).toEqual(fitted);
  await page.keyboard.press('+');
  await expect.poll(async () => (await pictureBox(page)).width).toBeGreaterThan(fitted.width);
  await page.mouse.dblclick(cursor.x, cursor.y);
  await expect.poll(() => pictureBox(page)).toEqual(fitted);
  await page.keyboard.press('+');
  await expect.poll(async () => (await pictureBox(page)).width).toBeGreaterThan(fitted.width);
  await page.keyboard.press('d');
  await page.keyboard.press('Escape');
  expect((await pictureBox(page)).width, 'Esc puts the tool away first').toBeGreaterThan(fitted.width);
  await page.keyboard.press('Escape');
  await expect.poll(() => pictureBox(page)).toEqual(fitted);
});

test('a key image is dragged along the timeline to another frame, and back by undo', async ({ page, clip }) => {
  await openClip(page, clip);
  for (let step = 0; step < 40; step++) await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('frame-number')).toHaveText(/^40 of/);
  await page.keyboard.press('Insert');
  const mark = page.locator('[data-key-image]');
  await expect(mark).toHaveAttribute('data-key-image', '40');
  const box = await mark.boundingBox();
  const line = await page.getByRole('slider', { name: 'Timeline' }).boundingBox();
  if (box === null || line === null) throw new Error('no key image on the timeline');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (line.width * 100) / (frames - 1), y, { steps: 6 });
  await expect(mark).toHaveAttribute('data-key-image', '40');
  await page.mouse.up();
  await expect(mark).toHaveAttribute('data-key-image', /^1(39|40|41)$/);
  const moved = await mark.getAttribute('data-key-image');
  await expect(page.getByTestId('frame-number')).toHaveText(new RegExp(`^${moved} of`));
  await page.keyboard.press('Control+z');
  await expect(mark).toHaveAttribute('data-key-image', '40');
});

test('dragging with Alt scrubs, and the middle button pans even with a tool in hand', async ({ page, clip }) => {
  await openClip(page, clip);
  const box = await pictureBox(page);
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.keyboard.down('Alt');
  await page.mouse.down();
  await page.mouse.move(from.x + 63, from.y, { steps: 9 });
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect(page.getByTestId('frame-number')).toHaveText(/^10 of/);
  expect(await painted(page)).toBe(10);
  await page.getByRole('button', { name: 'Angle at a joint' }).click();
  await page.mouse.move(from.x, from.y);
  await page.mouse.down({ button: 'middle' });
  await page.mouse.move(from.x + 30, from.y + 20, { steps: 3 });
  await page.mouse.up({ button: 'middle' });
  await expect.poll(async () => Math.round((await pictureBox(page)).x - box.x)).toBe(30);
  expect((await pictureBox(page)).y - box.y).toBeCloseTo(20, 0);
});

test('a loupe stands beside the cursor while a point is placed, with the very point in its middle', async ({ page, clip }) => {
  await openClip(page, clip);
  const box = await pictureBox(page);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.getByTestId('loupe')).toBeHidden();
  await page.getByRole('button', { name: 'Angle at a joint' }).click();
  // Frame 0: all code bits are dark above and bright below; the edge between the rows lies at a quarter of the height.
  const edge = { x: box.x + box.width * 0.52, y: box.y + box.height / 4 };
  await page.mouse.move(edge.x, edge.y);
  const loupe = page.getByTestId('loupe');
  await expect(loupe).toBeVisible();
  const place = await loupe.boundingBox();
  if (place === null) throw new Error('no loupe');
  expect(edge.x < place.x || edge.x > place.x + place.width, 'never under the cursor').toBe(true);
  const middle = { x: place.x + place.width / 2 + 30, y: place.y + place.height / 2 };
  expect(await shownBrightness(page, middle.x, middle.y - 25)).toBeLessThan(60);
  expect(await shownBrightness(page, middle.x, middle.y + 25)).toBeGreaterThan(190);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(loupe).toBeHidden();
});

test('brightness and contrast change what is shown, not the frame, and go back to as filmed', async ({ page, clip }) => {
  await openClip(page, clip);
  const box = await pictureBox(page);
  const grey = { x: box.x + box.width * 0.5, y: box.y + box.height * 0.6 };
  const filmed = await shownBrightness(page, grey.x, grey.y);
  await page.getByRole('button', { name: 'Picture', exact: true }).click();
  const slide = async (name: string, key: string, times: number) => {
    await page.getByRole('slider', { name }).focus();
    for (let i = 0; i < times; i++) await page.keyboard.press(key);
  };
  await slide('Brightness', 'ArrowRight', 10);
  await expect(page.getByTestId('frame-number'), 'the slider keeps its arrow keys').toHaveText(/^0 of/);
  await expect.poll(() => shownBrightness(page, grey.x, grey.y)).toBeGreaterThan(filmed * 1.3);
  await slide('Brightness', 'ArrowLeft', 10);
  await slide('Contrast', 'ArrowRight', 20);
  await expect.poll(() => shownBrightness(page, grey.x, grey.y), 'what is darker than the middle grows darker').toBeLessThan(filmed * 0.8);
  expect(await painted(page)).toBe(0);
  await page.getByRole('button', { name: 'As filmed' }).click();
  await expect.poll(() => shownBrightness(page, grey.x, grey.y)).toBeCloseTo(filmed, 0);
});
