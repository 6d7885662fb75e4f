import { expect, test } from '@playwright/test';
import { fileCamera, numberedCamera, numbersIn } from './cameras.ts';
import { type FiledTake, openFilmLab } from './filmLab.ts';

test.beforeEach(({ browserName: _ }, info) => {
  test.skip(info.project.name === 'electron', 'these tests start a browser of their own, with cameras of their own');
});

/** By how many frames of the film each frame of the take follows the one before it; the film plays in a loop. */
function advances(numbers: readonly (number | null)[], loop: number): readonly number[] {
  expect(numbers, 'a frame whose number cannot be read').not.toContain(null);
  return numbers.slice(1).map((number, i) => ((number ?? 0) - (numbers[i] ?? 0) + loop) % loop);
}

/** What must hold of every take, whatever happened while it was recorded. */
function holdsEveryFrame({ take, recording, index, file }: FiledTake, loop: number): readonly number[] {
  const { log } = take;
  if (log === null) throw new Error('a take that ended well has a log');
  const numbers = numbersIn(file, recording.width, recording.height);
  expect(numbers.length).toBe(log.saved);
  expect(recording.frames).toBe(log.saved);
  expect(index.ticksPerSecond).toBe(1_000_000);
  const steps = advances(numbers, loop);
  // Chromium shows the film's last or first frame twice where it begins anew.
  const twice = steps.flatMap((step, i) => (step === 0 && numbers[i] !== 0 && numbers[i] !== loop - 1 ? [numbers[i]] : []));
  expect(twice, 'frames that are there twice').toEqual([]);
  // The film goes on with every frame that is taken from it, so a number that was left out is a frame that was lost. On a busy machine frames come late by
  // more than an interval, and which of several neighbours is missing cannot be told from times: single ones are counted over the take, longer holes each.
  const said = (at: number): number =>
    log.drops.filter(({ afterFrame }) => Math.abs(afterFrame - at) <= 5).reduce((sum, { missing }) => sum + missing, 0);
  const unsaid = steps.flatMap((step, i) => (step > 3 && said(i) < (step - 1) / 2 ? [{ after: i, lost: step - 1 }] : []));
  expect(unsaid, 'frames that are missing without being said').toEqual([]);
  const lost = steps.reduce((sum, step) => sum + Math.max(0, step - 1), 0);
  const all = log.drops.reduce((sum, { missing }) => sum + missing, 0);
  expect(all).toBeGreaterThanOrEqual(Math.floor(lost * 0.85) - 2);
  return steps;
}

for (const fps of [60, 120, 240]) {
  test(`a camera of ${fps} frames/s: the take holds every frame once, in order, with the camera’s own time`, async () => {
    const camera = await numberedCamera(fps, fps * 2);
    try {
      await using film = await openFilmLab({ cameras: fileCamera(camera.file), options: { preRollSeconds: 2 } });
      await film.page.waitForTimeout(2500);
      const [taken] = await film.record(4);
      if (taken === undefined) throw new Error('nothing was filed');
      holdsEveryFrame(taken, camera.frames);
      const { log } = taken.take;
      expect(log?.measuredRate ?? 0).toBeGreaterThan(fps * 0.95);
      expect(log?.measuredRate ?? 0).toBeLessThan(fps * 1.05);
      expect(log?.preRollSeconds ?? 0).toBeGreaterThan(1.5);
      expect(log?.preRollSeconds ?? 9).toBeLessThanOrEqual(2.001);
      expect(taken.recording.probe.keyFrameDistance).toBeLessThanOrEqual(12);
      expect(taken.recording.reviewCopy).toBe(false);
      // Times are the camera's, not a grid's: they differ, and the last one is as late as the take is long.
      const { ticks } = taken.index;
      expect(new Set(ticks.slice(1).map((tick, i) => tick - (ticks[i] ?? 0))).size).toBeGreaterThan(5);
      expect(taken.recording.durationSeconds).toBeGreaterThan(5.5);
    } finally {
      camera.remove();
    }
  });
}

test('two cameras of one take agree in time within what is stated', async () => {
  const camera = await numberedCamera(120, 480);
  try {
    await using film = await openFilmLab({ cameras: fileCamera(camera.file), options: { preRollSeconds: 1 }, twice: true });
    await film.page.waitForTimeout(1500);
    const takes = await film.record(3);
    expect(takes.map(({ take }) => take.camera.role).sort()).toEqual(['rear', 'side-left']);
    const sync = await film.lab.call('takes.sync', { groupId: takes[0]?.take.groupId ?? '' });
    if (sync === null) throw new Error('the two takes were not lined up');
    const of = (id: string) => takes.find(({ take }) => take.id === id) as FiledTake;
    const [reference, other] = [of(sync.reference), of(sync.other)];
    for (const each of takes) holdsEveryFrame(each, camera.frames);
    // One device in two places: the same number was seen at the same moment.
    const times = ({ file, recording, index }: FiledTake) =>
      new Map(numbersIn(file, recording.width, recording.height).map((number, i) => [number, (index.ticks[i] ?? 0) / 1_000_000]));
    const seen = times(reference);
    const errors = [...times(other)].flatMap(([number, time]) => {
      const there = seen.get(number);
      // The film comes round every four seconds; only the same round is compared.
      return there === undefined || Math.abs(there - time) > 1 ? [] : [Math.abs(there - (time + sync.offsetSeconds))];
    });
    expect(errors.length).toBeGreaterThan(200);
    expect(Math.max(...errors)).toBeLessThanOrEqual(sync.residualSeconds);
    expect(sync.residualSeconds).toBeLessThan(0.02);
  } finally {
    camera.remove();
  }
});

test('a computer that stands still for a moment is named for what it lost, at the right place', async () => {
  const camera = await numberedCamera(120, 240);
  try {
    await using film = await openFilmLab({ cameras: fileCamera(camera.file), options: { preRollSeconds: 0 } });
    const session = await film.browser.newBrowserCDPSession();
    const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
      processInfo: { type: string; id: number; cpuTime: number }[];
    };
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    const [taken] = await film.record(5, async () => {
      await film.page.waitForTimeout(2000);
      for (const pid of renderers) process.kill(pid, 'SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, 900));
      for (const pid of renderers) process.kill(pid, 'SIGCONT');
    });
    if (taken === undefined) throw new Error('nothing was filed');
    holdsEveryFrame(taken, camera.frames);
    const { ticks } = taken.index;
    const worst = (taken.take.log?.drops ?? []).toSorted((a, b) => b.missing - a.missing)[0];
    expect(worst?.missing ?? 0).toBeGreaterThan(15);
    expect(worst?.blame).toBe('encoder');
    const at = (ticks[worst?.afterFrame ?? 0] ?? 0) / 1_000_000;
    expect(at).toBeGreaterThan(1.5);
    expect(at).toBeLessThan(4);
  } finally {
    camera.remove();
  }
});
