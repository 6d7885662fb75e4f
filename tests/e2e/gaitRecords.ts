import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Input, MethodName, Output } from '#core/contract/api.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import { type Conditions, unknownConditions } from '#core/domain/recording.ts';
import { fatigued, fresh, type RunnerParams } from '#core/runner/params.ts';
import { markedRun } from '../helpers/markedRunner.ts';
import { makeNumberedClip } from '../helpers/numberedClip.ts';
import { test as base } from './host.ts';

const fps = 120;
/** One runner fresh, tired, and at another visit with a low cadence: each a file of its own. */
const takes = {
  fresh: { frames: 760, runner: fresh },
  tired: { frames: 761, runner: fatigued },
  later: { frames: 862, runner: { ...fresh, cadence: 150 } },
} as const satisfies Readonly<Record<string, { readonly frames: number; readonly runner: RunnerParams }>>;
export type TakeName = keyof typeof takes;

export const test = base.extend<{ films: Readonly<Record<TakeName, string>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
  films: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'soleus-differences-'));
    const make = (name: TakeName) =>
      makeNumberedClip({ file: join(folder, `${name}.mp4`), frames: takes[name].frames, width: 640, height: 360, fps });
    await use({ fresh: await make('fresh'), tired: await make('tired'), later: await make('later') });
    rmSync(folder, { recursive: true, force: true });
  },
});

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialog, which a test cannot answer.');
});

/** A call as the page makes it. */
export async function call<M extends MethodName>(page: Page, name: M, input: Input<M>): Promise<Output<M>> {
  const reply = await page.evaluate(
    async ([method, body]) => {
      const answer = await fetch(`/call/${method}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return answer.json();
    },
    [name, JSON.stringify(input)] as const,
  );
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`);
  return reply.value as Output<M>;
}

/** The clip of the visit on screen that was made from a film. */
export async function clipOf(page: Page, name: TakeName): Promise<RecordingId> {
  const visitId = /visits\/([^/]+)/.exec(page.url())?.[1] ?? '';
  const found = (await call(page, 'recordings.list', { visitId })).find(({ originalName }) => originalName === `${name}.mp4`);
  if (found === undefined) throw new Error(`no clip ${name}`);
  return found.id;
}

/** Confirms the rate, says how it was filmed and marks every contact and toe-off, as a clinician would in a few minutes. */
export async function markStrides(page: Page, name: TakeName, conditions: Partial<Conditions> = {}): Promise<void> {
  const id = await clipOf(page, name);
  await call(page, 'recordings.confirmRate', { id, framesPerSecond: fps });
  await call(page, 'recordings.update', {
    id,
    title: '',
    view: 'side-left',
    cameraPosition: '',
    condition: '',
    speed: 3,
    conditions: { ...unknownConditions, ...conditions },
  });
  await call(page, 'review.apply', { recordingId: id, sequence: 0, label: 'Mark', patch: markedRun(id, { ...takes[name], fps }) });
}
