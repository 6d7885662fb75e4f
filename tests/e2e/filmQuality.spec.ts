import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standardCamera } from '#core/runner/camera.ts';
import { film } from '#core/runner/filmed.ts';
import { fresh } from '#core/runner/params.ts';
import { fileCamera, launchWith } from './cameras.ts';
import { addPatientWithVisit } from './clinic.ts';
import { expect, test } from './host.ts';

const rate = 120;
const roll = 2.4;
const exposureMs = 6;
const flicker = 0.12;
const file = join(tmpdir(), `soleus-runner-${process.pid}.y4m`);
test.use({ launchOptions: launchWith(fileCamera(file)) });
test.beforeAll(({ host }) => {
  if (host === 'browser') filmRunner();
});
test.afterAll(() => rmSync(file, { force: true }));

/** A runner filmed wrongly in known ways, three strides that the camera plays in a loop: leaning, with a slow shutter, under lamps on the mains. */
function filmRunner(): void {
  const camera = { ...standardCamera('left'), width: 640, height: 360, pxPerMetre: 165, origin: { x: 320, y: 317 }, roll };
  const frames = 252;
  const paint = film(fresh, { fps: rate, frames, view: 'side', startsAt: 0 }, camera, {
    shutter: (exposureMs / 1000) * rate,
    shutterSamples: 12,
  });
  const out = openSync(file, 'w');
  writeSync(out, `YUV4MPEG2 W${camera.width} H${camera.height} F${rate}:1 Ip A1:1 C420jpeg\n`);
  const size = camera.width * camera.height;
  const picture = new Uint8Array(size * 1.5).fill(128);
  for (let frame = 0; frame < frames; frame++) {
    const { data } = paint(frame);
    const lamps = 0.6 * (1 + flicker * Math.sin((2 * Math.PI * 100 * frame) / rate));
    for (let i = 0; i < size; i++) {
      const grey = 0.2126 * (data[3 * i] as number) + 0.7152 * (data[3 * i + 1] as number) + 0.0722 * (data[3 * i + 2] as number);
      picture[i] = 16 + (219 / 255) * Math.min(255, grey * lamps);
    }
    writeSync(out, 'FRAME\n');
    writeSync(out, picture);
  }
  closeSync(out);
}

test('a take that was filmed wrongly says what is wrong, by how much and what to change, as soon as it ends', async ({ page, host }) => {
  test.skip(host === 'electron', 'pretended cameras are given to the browser when it starts');
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada', born: '1990-02-03' });
  await page.getByRole('button', { name: 'Film', exact: true }).click();
  await expect(page.locator('[data-role="side-left"]')).toHaveAttribute('data-band', 'live');
  await expect(page.locator('[data-advice="side-left"]')).toContainText('at 100 frames/s it would stand still');
  await page.getByLabel('Belt speed (km/h)').fill('10.8');
  await page.getByRole('button', { name: /^Record/ }).click();
  await expect(page.locator('[data-phase="recording"]')).toContainText(/^6\./, { timeout: 40_000 });
  await page.getByRole('button', { name: /^Stop/ }).click();

  const finding = (code: string) => page.locator(`[data-finding="${code}"]`);
  await expect(finding('camera-tilt')).toHaveAttribute('data-level', 'advice');
  await expect(finding('camera-tilt')).toContainText(/lean clockwise by 2\.[2-6]°/);
  await expect(finding('camera-tilt')).toContainText('Turn the camera clockwise');
  // A camera that plays a file goes on where it was after a pause; lamps do not, so a busy machine reads less than the 12 % that were drawn.
  await expect(finding('light-flicker')).toHaveAttribute('data-level', /advice|problem/);
  await expect(finding('light-flicker')).toContainText('pulse 100 times a second');
  await expect(finding('motion-blur')).toHaveAttribute('data-level', 'problem');
  await expect(finding('motion-blur')).toContainText(/about (4\.[5-9]|5|5\.\d|6|6\.\d) ms/);
  await expect(finding('short-take')).toHaveAttribute('data-level', 'advice');
  await expect(finding('figure-cut-off')).toHaveAttribute('data-level', 'good');
});
