import { execFileSync } from 'node:child_process';
import { expect, type Page, test } from '@playwright/test';
import { fileCamera, numberedCamera, numbersIn, patternCameras } from './cameras.ts';
import { type FilmLab, openFilmLab } from './filmLab.ts';

test.beforeEach(({ browserName: _ }, info) => {
  test.skip(info.project.name === 'electron', 'these tests start a browser of their own, with cameras of their own');
});

type Process = { readonly type: string; readonly id: number };

async function processesOf(film: FilmLab): Promise<readonly Process[]> {
  const session = await film.browser.newBrowserCDPSession();
  return ((await session.send('SystemInfo.getProcessInfo')) as { processInfo: Process[] }).processInfo;
}

/** Seconds of sound in a clip; null when it has none. */
function soundIn(file: string): number | null {
  const said = execFileSync('ffprobe', ['-v', 'fatal', '-select_streams', 'a', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', file]);
  const times = said
    .toString()
    .split('\n')
    .map(Number.parseFloat)
    .filter((time) => Number.isFinite(time));
  return times.length === 0 ? null : Math.max(...times) - Math.min(...times);
}

test('the sound of the steps is recorded where it is asked for, as long as the picture', async () => {
  await using film = await openFilmLab({ cameras: patternCameras(1, 30), options: { audio: true, preRollSeconds: 1 } });
  await film.page.waitForTimeout(2000);
  const [taken] = await film.record(3);
  expect(taken?.take.log?.audio).toBe(true);
  const sound = soundIn(taken?.file ?? '');
  expect(Math.abs((sound ?? 0) - (taken?.recording.durationSeconds ?? 99))).toBeLessThan(0.5);
  expect(taken?.recording.probe.hasAudio).toBe(true);
  expect(taken?.recording.reviewCopy).toBe(false);
});

test('a take starts by itself at a loud sound, ends by itself at its length, and is announced by a countdown', async () => {
  await using film = await openFilmLab({
    cameras: patternCameras(1, 30),
    options: { soundThreshold: 0.1, lengthSeconds: 2, preRollSeconds: 1, countdownSeconds: 3 },
  });
  await film.page.getByRole('button', { name: 'Start by sound' }).last().click();
  await expect(film.page.locator('[data-phase="counting"]')).toBeVisible({ timeout: 20_000 });
  await expect(film.page.locator('[data-phase="recording"]')).toBeVisible({ timeout: 10_000 });
  await expect(film.page.locator('[data-take="1"]')).toBeVisible({ timeout: 20_000 });
  const [take] = await film.lab.call('takes.ofVisit', { visitId: film.visitId });
  expect(take?.log).toMatchObject({ stopped: 'length' });
  const recording = await film.lab.call('recordings.get', { id: take?.recordingId ?? '' });
  expect(recording.durationSeconds - (take?.log?.preRollSeconds ?? 0)).toBeGreaterThan(1.9);
  expect(recording.durationSeconds - (take?.log?.preRollSeconds ?? 0)).toBeLessThan(2.05);
});

/** The number shown on the live canvas now. */
const shownNumber = (page: Page): Promise<number> =>
  page.getByTestId('live-side-left').evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext('2d');
    copy?.drawImage(canvas, 0, 0);
    const pixels = copy?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
    const half = Math.floor(height / 4);
    let number = 0;
    for (let bit = 0; bit < 16; bit++) {
      const x = Math.floor(((bit + 0.5) * width) / 16);
      const green = (y: number): number => pixels[(Math.floor(y) * width + x) * 4 + 1] ?? 0;
      if (green(half / 2) > green(half * 1.5)) number += 2 ** bit;
    }
    return number;
  });

test('the runner sees the picture as late as was asked', async () => {
  const camera = await numberedCamera(60, 1200);
  try {
    await using film = await openFilmLab({ cameras: fileCamera(camera.file), options: { preRollSeconds: 0, mirrorDelaySeconds: 2 } });
    await expect(film.page.getByText('2 s late').first()).toBeVisible();
    await film.page.waitForTimeout(4000);
    const late = await shownNumber(film.page);
    await film.page.keyboard.press('Alt+l');
    await film.page.waitForTimeout(500);
    const now = await shownNumber(film.page);
    // Two seconds of 60 frames, and the half second between the two looks.
    expect(now - late).toBeGreaterThan(60 * 1.8);
    expect(now - late).toBeLessThan(60 * 4);
  } finally {
    camera.remove();
  }
});

test('a camera that goes away during a take ends it, keeps what was recorded and says so', async () => {
  await using film = await openFilmLab({ cameras: patternCameras(1, 60), options: { preRollSeconds: 0 } });
  // Nobody can pull a plug here: the track is ended from outside the program, as the browser does when a camera goes.
  await film.page.evaluate(() => {
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      document.addEventListener('unplug', () => {
        for (const track of stream.getTracks()) track.stop();
      });
      return stream;
    };
  });
  await film.page.getByRole('button', { name: 'Settings of the camera Left side' }).click();
  await film.page.getByRole('combobox', { name: 'Size and rate to ask for' }).click();
  await film.page.getByRole('option', { name: '640 × 480, 60 frames/s' }).click();
  await film.page.keyboard.press('Escape');
  await expect(film.page.locator('[data-figure="rate"]')).toContainText('640 × 480');
  await film.page.getByRole('button', { name: /^Record/ }).click();
  await expect(film.page.locator('[data-phase="recording"]')).toContainText(/^2\./, { timeout: 30_000 });
  await film.page.evaluate(() => document.dispatchEvent(new Event('unplug')));
  await expect(film.page.getByText(/camera went away/)).toBeVisible({ timeout: 30_000 });
  await expect(film.page.locator('[data-take="1"]')).toBeVisible({ timeout: 30_000 });
  const [take] = await film.lab.call('takes.ofVisit', { visitId: film.visitId });
  expect(take).toMatchObject({ state: 'kept', log: { stopped: 'camera-gone' } });
  expect(take?.log?.saved ?? 0).toBeGreaterThan(60);
  await film.page.getByRole('button', { name: 'Back to the cameras' }).click();
  await expect(film.page.getByRole('alert').filter({ hasText: 'unplugged' })).toBeVisible();
  await film.page.getByRole('button', { name: 'Try again' }).click();
  await expect(film.page.locator('[data-role="side-left"]')).toHaveAttribute('data-band', 'live');
});

test('a window that dies during a take loses at most a second of it', async () => {
  const camera = await numberedCamera(120, 600);
  try {
    await using film = await openFilmLab({ cameras: fileCamera(camera.file), options: { preRollSeconds: 0 } });
    await film.page.getByRole('button', { name: /^Record/ }).click();
    const words = film.page.locator('[data-phase="recording"]');
    await expect(words).toContainText(/^3\./, { timeout: 30_000 });
    const counted = Number.parseFloat((await words.textContent()) ?? '0');
    for (const { id, type } of await processesOf(film)) if (type === 'renderer') process.kill(id, 'SIGKILL');
    await expect.poll(async () => (await film.lab.call('takes.unfinished', {})).length, { timeout: 20_000 }).toBe(1);
    const [left] = await film.lab.call('takes.unfinished', {});
    expect(left?.seconds ?? 0).toBeGreaterThan(counted - 1);
    const end = await film.lab.jobEnd((await film.lab.call('takes.finish', { id: left?.take.id ?? '', log: null })).job);
    const recording = await film.lab.call('recordings.get', { id: end.result['recordingId'] ?? '' });
    const { file } = await film.lab.app.bytes.resolve(`clip-${recording.id}`);
    const numbers = numbersIn(file, recording.width, recording.height);
    expect(numbers.length).toBe(recording.frames);
    expect(numbers).not.toContain(null);
  } finally {
    camera.remove();
  }
});
