import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { fresh } from '#core/runner/params.ts';
import { type EventTruth, eventsOf } from '#core/runner/truth.ts';
import { makeRunnerClip, type RunnerClip } from '../helpers/runnerClip.ts';
import { expectAccessible } from './accessible.ts';
import { addPatientWithVisit } from './clinic.ts';
import { chooseVideos } from './clips.ts';
import { test as base } from './host.ts';

const clip: RunnerClip = { runner: fresh, fps: 60, frames: 366 };
/** Contacts and toe-offs as they truly are, in order, from the first contact on. */
const truth: readonly EventTruth[] = eventsOf(fresh, { fps: clip.fps, frames: clip.frames, view: 'side', startsAt: 0 })
  .filter(({ kind }) => kind !== 'midstance')
  .toSorted((a, b) => a.frame - b.frame);

const test = base.extend<object, { film: string }>({
  film: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'soleus-protocol-'));
      await use(await makeRunnerClip(join(folder, 'treadmill side.mp4'), clip));
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialog, which a test cannot answer.');
});

const panelOf = (page: Page) => page.getByRole('region', { name: 'Protocol', exact: true });
const presentOf = (page: Page) => panelOf(page).getByRole('region', { name: 'Present step' });
const atFrame = (page: Page, frame: number) => expect(page.getByTestId('frame-number')).toHaveText(new RegExp(`^${frame} of`));
const frameOf = async (page: Page): Promise<number> => Number.parseInt((await page.getByTestId('frame-number').textContent()) ?? '', 10);

async function visitWithClip(page: Page, film: string): Promise<void> {
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
  await chooseVideos(page, [film]);
  await expect(page.getByRole('article', { name: /treadmill side/ })).toBeVisible({ timeout: 60_000 });
}

/** Begins a protocol from the visit or the panel, by keyboard. */
async function begin(page: Page, name: string, label: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name }).waitFor();
  while ((await page.locator('[role="option"][data-combobox-selected]').textContent()) !== name) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: `Start: ${name}` })).toBeFocused();
  await page.keyboard.press('Enter');
}

/** The long protocol, on a new visit's clip from the side. */
async function beginOnClip(page: Page, film: string): Promise<void> {
  await visitWithClip(page, film);
  await begin(page, 'Running 2D, side and rear', 'Which protocol?');
  await atFrame(page, 0);
}

/** Nudges from where the program has gone to the event, and marks it. */
async function mark(page: Page, event: EventTruth): Promise<void> {
  for (let at = await frameOf(page); at !== event.frame; at += Math.sign(event.frame - at)) {
    await page.keyboard.press(event.frame > at ? 'ArrowRight' : 'ArrowLeft');
    await atFrame(page, at + Math.sign(event.frame - at));
  }
  await Promise.all([page.waitForResponse((answer) => answer.url().endsWith('/call/review.apply')), page.keyboard.press('n')]);
}

test('the quick protocol is followed by keyboard, left, taken up again after the program was closed, and ends by itself', async ({
  page,
  film,
  running,
}) => {
  await visitWithClip(page, film);
  await begin(page, 'Cadence and contact only', 'Which protocol?');
  await atFrame(page, 0);
  const present = presentOf(page);

  // The clip is there already; the rate is asked for and answered with two keys.
  await expect(present).toHaveAttribute('data-step', 'rate');
  await expect(present).toContainText('The rate is not confirmed');
  await page.keyboard.press('q');
  await expect(page.getByRole('button', { name: /^Yes, 60/ })).toBeFocused();
  await page.keyboard.press('Enter');
  // 60 frames/s and six seconds are in the record.
  await expect(present).toHaveAttribute('data-step', 'speed');
  await page.keyboard.press('q');
  await page.keyboard.type('3.0');
  await page.keyboard.press('Enter');
  await expect(present).toHaveAttribute('data-step', 'strides');
  await expect(present).toContainText('0 of 8 contacts of the left foot');
  await expect(present).toContainText('Nothing is marked yet: step to the first one yourself.');

  await page.keyboard.press('q');
  await expect(page.getByRole('region', { name: 'Gait events' })).toBeVisible();
  for (const event of truth.slice(0, 9)) await mark(page, event);
  await expect(present).toContainText('3 of 8 contacts of the left foot');
  await expect(present).toContainText('2 of 8 contacts of the right foot');
  await expect(panelOf(page).getByRole('timer')).toHaveText(/^0:\d\d of 3 min$/);
  await expect(panelOf(page).getByRole('timer')).not.toHaveText(/^0:00/);
  await expectAccessible(page, 'protocol');

  // Left, and taken up again after the program was closed.
  await page
    .getByRole('link', { name: /Visit$/ })
    .first()
    .click();
  const row = page.locator('[data-protocol="cadence-contact"]');
  await expect(row).toContainText('% done');
  await expect(row).toContainText('5 of 6 steps done');
  await expectAccessible(page, 'protocol');
  const address = page.url();
  const again = await running.restart();
  await again.goto(new URL(new URL(address).hash, again.url()).href);
  await again.getByRole('button', { name: 'Go on with Cadence and contact only' }).focus();
  await again.keyboard.press('Enter');
  await expect(presentOf(again)).toContainText('3 of 8 contacts of the left foot');
  const [next] = truth.slice(9);
  if (next === undefined) throw new Error('the runner stops');
  // On the frame where the next event should be.
  await expect.poll(async () => Math.abs((await frameOf(again)) - next.frame)).toBeLessThanOrEqual(2);
  await expect(panelOf(again).getByRole('timer')).not.toHaveText(/^0:00/);

  await again.keyboard.press('q');
  for (const event of truth.slice(9, 31)) await mark(again, event);
  await expect(panelOf(again)).toContainText('Every step is done.');
  await expect(panelOf(again)).toContainText('6 of 6 steps done');
  // Undone: open again, and taken up where it lacks.
  await Promise.all([again.waitForResponse((answer) => answer.url().endsWith('/call/review.undo')), again.keyboard.press('Control+z')]);
  await expect(presentOf(again)).toHaveAttribute('data-step', 'strides');
});

test('a view that was not filmed is named with the ways to get it; a step is left out with a reason and taken up again', async ({
  page,
  film,
}) => {
  await beginOnClip(page, film);
  const present = presentOf(page);
  await expect(present).toHaveAttribute('data-step', 'used-to-belt');
  await page.keyboard.press('q');
  await expect(present).toHaveAttribute('data-step', 'camera');
  await page.keyboard.press('q');
  await expect(present).toHaveAttribute('data-step', 'film-rear');
  await expect(present).toContainText('There is no clip from behind in this visit.');
  await page.keyboard.press('q');
  await expect(present.getByRole('link', { name: 'Film it (Q)' })).toBeFocused();
  await expect(present.getByRole('link', { name: 'Import a clip' })).toHaveAttribute('href', /#\/visits\//);
  await expectAccessible(page, 'protocol');

  await page.keyboard.press('Alt+q');
  await page.keyboard.type('No room behind the treadmill.');
  await page.keyboard.press('Enter');
  await expect(present).toHaveAttribute('data-step', 'rate');
  await expect(panelOf(page)).toContainText('4 of 20 steps done, 1 left out');
  await page.getByRole('button', { name: /Film from behind.*left out/ }).click();
  await expect(present).toContainText('Left out: No room behind the treadmill.');
  await present.getByRole('button', { name: 'Take it up again' }).click();
  await expect(panelOf(page)).toContainText('4 of 20 steps done');
  // Shown again on the next clip that is opened, hidden by its key.
  await page.reload();
  await expect(panelOf(page)).toBeVisible();
  await page.keyboard.press('Shift+q');
  await expect(panelOf(page)).toBeHidden();
});

test('steps that are ticked faster than the record answers stay ticked, and the keyboard stays where it was put', async ({
  page,
  film,
}) => {
  await beginOnClip(page, film);
  const answered: number[] = [];
  let asked = 0;
  // The first arrives when both are ticked on screen, the second when what the first one changed has been read again.
  await page.route('**/call/protocolRuns.update', async (route) => {
    const n = ++asked;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
    answered.push(n);
  });
  const present = presentOf(page);
  for (const step of ['camera', 'film-rear']) {
    await page.keyboard.press('q');
    await expect(present).toHaveAttribute('data-step', step);
  }
  await page.keyboard.press('q');
  const way = present.getByRole('link', { name: 'Film it (Q)' });
  await expect(way).toBeFocused();
  await expect.poll(() => answered).toEqual([1, 2]);
  await expect(way).toBeFocused();
  await expect(panelOf(page)).toContainText('4 of 20 steps done');
  await page.reload();
  await expect(panelOf(page)).toContainText('4 of 20 steps done');
});

const why = { words: 'To be tried.', certainty: 'own-default' };
const ours = {
  schema: 1,
  id: 'our-way',
  name: 'Our way',
  description: '',
  targetMinutes: 2,
  steps: [
    {
      id: 'contacts',
      kind: 'events',
      view: 'side',
      instruction: 'Mark the left contacts.',
      why,
      kinds: ['initial-contact'],
      legs: 'near',
      strides: 2,
    },
    {
      id: 'shank',
      kind: 'landmarks',
      view: 'side',
      instruction: 'Point at the shank.',
      why,
      moment: 'initial-contact',
      legs: 'near',
      steps: 2,
      metrics: ['tibia-inclination'],
    },
    {
      id: 'pelvis',
      kind: 'landmarks',
      view: 'rear',
      instruction: 'Point at the pelvis.',
      why,
      moment: 'midstance',
      legs: 'both',
      steps: 1,
      metrics: ['pelvic-drop'],
    },
  ],
};

test('the clinic’s own protocol puts the landmarks in hand on the frame of each contact, goes on by itself, and to the clip of the other view', async ({
  page,
  film,
  running,
}) => {
  writeFileSync(join(running.dataFolder, 'protocols/our way.json'), JSON.stringify(ours));
  await visitWithClip(page, film);
  const behind = join(film, '../seen from behind.mp4');
  await makeRunnerClip(behind, { ...clip, frames: 40 });
  await chooseVideos(page, [behind]);
  await expect(page.getByRole('article', { name: /seen from behind/ })).toBeVisible({ timeout: 60_000 });
  await begin(page, 'Our way', 'Which protocol?');
  const present = presentOf(page);
  await expect(present).toContainText('0 of 3 contacts of the left foot, treadmill side');
  await page.keyboard.press('q');
  const contacts = truth.filter(({ side, kind }) => side === 'left' && kind === 'initial-contact').slice(0, 3);
  for (const event of contacts) await mark(page, event);

  // The step is done: on the next, at the first contact, with the landmarks in hand.
  await expect(present).toHaveAttribute('data-step', 'shank');
  const layer = page.getByTestId('annotation');
  const point = async (count: number) => {
    await expect(layer).toHaveAttribute('data-placing', 'landmarks');
    const box = await layer.boundingBox();
    if (box === null) throw new Error('no picture');
    for (let i = 0; i < count; i++) await page.mouse.click(box.x + box.width * 0.5 + 10 * i, box.y + box.height * (0.4 + 0.15 * i));
  };
  for (const { frame } of contacts.slice(0, 2)) {
    await atFrame(page, frame);
    await point(2);
  }
  // Done here; what is next is on the other clip, one press away.
  await expect(present).toHaveAttribute('data-step', 'pelvis');
  await expect(layer).not.toHaveAttribute('data-placing', 'landmarks');
  await expect(present.getByRole('button', { name: 'To Clip from behind (seen from behind) (Q)' })).toBeVisible();
  await page.keyboard.press('q');
  await expect(page.getByRole('navigation', { name: 'Where you are' })).toContainText('seen from behind');
  await expect(layer).toHaveAttribute('data-placing', 'landmarks');
  await point(2);
  await expect(present).toContainText('0 of 1 midstances of the right leg pointed at');
  // Put away by Escape: nobody is led on.
  await page.keyboard.press('Escape');
  await expect(layer).not.toHaveAttribute('data-placing', 'landmarks');
});

test('a protocol is copied, changed in the form and put in order by keyboard; a broken file is named and breaks nothing', async ({
  page,
  running,
}) => {
  writeFileSync(join(running.dataFolder, 'protocols/half.json'), '{ "schema": 1, "id": ');
  writeFileSync(join(running.dataFolder, 'protocols/typo.json'), JSON.stringify({ ...ours, id: 'typo', targetMinutes: 'two' }));
  await page.goto(new URL('#/settings/protocols', page.url()).href);
  const problems = page.getByTestId('protocol-problems');
  await expect(problems).toContainText('half.json: This is not JSON');
  await expect(problems).toContainText('typo.json, at targetMinutes:');
  await expect(page.getByText(join(running.dataFolder, 'protocols'))).toBeVisible();
  await expectAccessible(page, 'protocol');

  const stored = () => page.waitForResponse((answer) => answer.url().endsWith('/call/protocols.save') && answer.ok());
  await Promise.all([stored(), page.getByRole('button', { name: 'Copy Cadence and contact only' }).click()]);
  const name = page.getByLabel('Name', { exact: true });
  await expect(name).toHaveValue('Cadence and contact only (copy)');
  await name.fill('');
  await name.blur();
  await expect(page.getByText('Give it a name.')).toBeVisible();
  await name.fill('Quick, our way');
  await Promise.all([stored(), name.blur()]);

  // The first step goes down by keyboard, and keeps the focus.
  const steps = page.locator('[data-step]');
  await expect(steps.first()).toHaveAttribute('data-step', 'film-side');
  await steps.first().getByRole('button', { expanded: false }).focus();
  await Promise.all([stored(), page.keyboard.press('Alt+ArrowDown')]);
  await expect(steps.nth(1)).toHaveAttribute('data-step', 'film-side');
  await expect(steps.nth(1).getByRole('button', { expanded: false })).toBeFocused();

  // A step that contradicts itself is told beside its field, and not stored.
  await page.getByRole('button', { name: 'Add a step' }).click();
  await Promise.all([stored(), page.getByRole('menuitem', { name: 'Landmarks' }).click()]);
  const added = steps.last();
  await added.getByLabel('View').click();
  await page.getByRole('option', { name: 'Rear' }).click();
  await expect(added.getByText('knee-flexion-peak: not measured from this view.')).toBeVisible();
  await expect(added.getByText('Only a view from the side has a near leg: choose both.')).toBeVisible();
  await expect(page.locator('[data-draft]')).toHaveAttribute('data-draft', 'invalid');
  await expectAccessible(page, 'protocol');

  await Promise.all([stored(), added.getByRole('button', { name: 'Remove step 7' }).click()]);
  await expect(steps).toHaveCount(6);
  await page.keyboard.press('Alt+z');
  await expect(steps).toHaveCount(7);

  await page.getByRole('button', { name: 'Remove step 7' }).click();
  await expect(page.locator('[data-draft]')).toHaveAttribute('data-draft', 'saved');
  await page.getByRole('button', { name: 'All protocols' }).click();
  const mine = page.getByRole('article', { name: 'Quick, our way' });
  await expect(mine).toContainText('6 steps, 3 min · the clinic’s own · cadence-contact-copy.json');
  await mine.getByRole('button', { name: /^Remove/ }).click();
  await expect(mine).toBeHidden();
  await page.keyboard.press('Alt+z');
  await expect(mine).toBeVisible();
});
