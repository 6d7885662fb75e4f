import { describe, expect, test } from 'vitest';
import type { JobState, SoleusEvent } from '#core/contract/events.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { JobId } from '#core/domain/ids.ts';
import { createEvents } from '#node/events.ts';
import { createJobs, type JobRequest } from '#node/jobs/runner.ts';
import { countedId } from '#tests/helpers/testApp.ts';

function lab() {
  const events = createEvents();
  const seen: JobState[] = [];
  const logged: unknown[] = [];
  let id = 1;
  events.subscribe((event: SoleusEvent) => {
    if (event.type === 'job') seen.push(event.job);
  });
  const jobs = createJobs(
    { ids: { next: () => countedId(id++) }, log: { info: () => {}, warn: () => {}, error: (_, error) => void logged.push(error) } },
    events,
  );
  const start = (work: JobRequest['work'], title = 'clip'): JobId => jobs.start({ kind: 'import', title, work });
  const ends = (job: JobId): readonly JobState['state'][] =>
    seen.filter((state) => state.id === job && ['done', 'failed', 'cancelled'].includes(state.state)).map((state) => state.state);
  return { jobs, start, seen, ends, logged };
}

/** Work that goes on until it is cancelled or released. */
function held() {
  const gate = Promise.withResolvers<Record<string, string>>();
  let began = false;
  const work: JobRequest['work'] = ({ signal }) => {
    began = true;
    signal.addEventListener('abort', () => gate.reject(signal.reason));
    return gate.promise;
  };
  return { work, finish: () => gate.resolve({ recordingId: 'r' }), began: () => began };
}

describe('a job', () => {
  test('goes from queued over running to done, with its result', async () => {
    const { start, jobs, seen } = lab();
    const id = start(async ({ report }) => {
      report(0.5, 'copying');
      return { recordingId: 'r1' };
    });
    expect((await jobs.ended(id)).result).toEqual({ recordingId: 'r1' });
    expect(seen.map((state) => [state.state, state.fraction, state.step])).toEqual([
      ['queued', null, ''],
      ['running', null, ''],
      ['running', 0.5, 'copying'],
      ['done', 1, 'copying'],
    ]);
  });

  test('that tells of every small step is heard of now and then, at each new part and at the end; asked, it says where it is', async () => {
    const { start, jobs, seen } = lab();
    const id = start(async ({ report }) => {
      for (let n = 0; n <= 10_000; n += 1) report(n / 10_000, 'copying');
      report(1, 'filing');
      report(0.50001, 'again');
      report(0.50002, 'again');
      expect(jobs.list()[0]?.fraction).toBe(0.50002);
      return {};
    });
    await jobs.ended(id);
    const copying = seen.filter(({ state, step }) => state === 'running' && step === 'copying').map(({ fraction }) => fraction);
    expect(copying.length).toBeLessThan(250);
    expect(copying.length).toBeGreaterThan(150);
    expect(copying.at(-1)).toBe(1);
    expect(seen.filter(({ state }) => state === 'running').slice(-2)).toMatchObject([
      { step: 'filing' },
      { step: 'again', fraction: 0.50001 },
    ]);
  });

  test('ends as failed with the named failure it threw', async () => {
    const { start, jobs } = lab();
    const id = start(async () => {
      throw new FailureError('damaged-file', 'The clip is damaged.', 'Copy it again.');
    });
    expect(await jobs.ended(id)).toMatchObject({
      state: 'failed',
      failure: { code: 'damaged-file', action: 'Copy it again.' },
      result: {},
    });
  });

  test('that meets a bug ends as failed without its words, which go to the log', async () => {
    const { start, jobs, logged } = lab();
    const id = start(async () => {
      throw new TypeError('Anna Müller.mp4 is undefined');
    });
    const end = await jobs.ended(id);
    expect(end).toMatchObject({ state: 'failed', failure: { code: 'internal' } });
    expect(JSON.stringify(end)).not.toContain('Müller');
    expect(logged).toHaveLength(1);
  });

  test('that throws before it waits for anything fails like any other', async () => {
    const { start, jobs } = lab();
    const id = start(() => {
      throw new FailureError('file-empty', 'Empty.', 'Choose another.');
    });
    expect((await jobs.ended(id)).state).toBe('failed');
  });

  test('reports never leave 0 to 1, and none comes after the end', async () => {
    const { start, jobs, seen } = lab();
    let late: (fraction: number | null, step: string) => void = () => {};
    const id = start(async ({ report }) => {
      late = report;
      report(-3, 'a');
      report(7, 'b');
      report(null, 'c');
      return {};
    });
    await jobs.ended(id);
    const before = seen.length;
    late(0.2, 'too late');
    expect(seen).toHaveLength(before);
    expect(seen.filter((state) => 'abc'.includes(state.step) && state.state === 'running').map((state) => state.fraction)).toEqual([
      null,
      0,
      1,
      null,
    ]);
    expect(jobs.list()[0]).toMatchObject({ state: 'done', fraction: 1 });
  });
});

describe('cancelling', () => {
  test('stops that job only', async () => {
    const { start, jobs, ends } = lab();
    const [a, b] = [held(), held()];
    const [first, second] = [start(a.work), start(b.work)];
    await Promise.resolve();
    jobs.cancel(first);
    expect((await jobs.ended(first)).state).toBe('cancelled');
    expect(jobs.list().find((job) => job.id === second)?.state).toBe('running');
    b.finish();
    expect((await jobs.ended(second)).state).toBe('done');
    expect([ends(first), ends(second)]).toEqual([['cancelled'], ['done']]);
  });

  test('a waiting job ends it without ever starting it', async () => {
    const { start, jobs, ends } = lab();
    const [a, b, c] = [held(), held(), held()];
    const [, , third] = [start(a.work), start(b.work), start(c.work)];
    await Promise.resolve();
    jobs.cancel(third as JobId);
    expect((await jobs.ended(third as JobId)).state).toBe('cancelled');
    a.finish();
    b.finish();
    await jobs.idle();
    expect(c.began()).toBe(false);
    expect(ends(third as JobId)).toEqual(['cancelled']);
  });

  test('an ended or unknown job is a named failure, and twice gives one end', async () => {
    const { start, jobs, ends } = lab();
    const a = held();
    const id = start(a.work);
    await Promise.resolve();
    jobs.cancel(id);
    await jobs.ended(id);
    expect(() => jobs.cancel(id)).toThrow(FailureError);
    expect(() => jobs.cancel(countedId(99) as JobId)).toThrow(FailureError);
    expect(ends(id)).toEqual(['cancelled']);
  });

  test('at the last moment: work that finishes all the same is done, with its result', async () => {
    const { start, jobs, ends } = lab();
    const gate = Promise.withResolvers<Record<string, string>>();
    const id = start(() => gate.promise);
    await Promise.resolve();
    jobs.cancel(id);
    gate.resolve({ recordingId: 'r' });
    expect(await jobs.ended(id)).toMatchObject({ state: 'done', result: { recordingId: 'r' } });
    expect(ends(id)).toEqual(['done']);
  });

  test('a failure while being cancelled counts as cancelled', async () => {
    const { start, jobs } = lab();
    const gate = Promise.withResolvers<Record<string, string>>();
    const id = start(() => gate.promise);
    await Promise.resolve();
    jobs.cancel(id);
    gate.reject(new Error('the encoder was stopped'));
    expect((await jobs.ended(id)).state).toBe('cancelled');
  });
});

describe('many jobs', () => {
  test('run two at a time in the order they came, and a bad one holds nobody up', async () => {
    const { start, jobs } = lab();
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const ids = Array.from({ length: 9 }, (_, n) =>
      start(async () => {
        order.push(n);
        running += 1;
        most = Math.max(most, running);
        await new Promise((done) => setTimeout(done, 1));
        running -= 1;
        if (n % 3 === 0) throw new Error('bad file');
        return {};
      }),
    );
    const ends = await Promise.all(ids.map((id) => jobs.ended(id)));
    expect(most).toBe(2);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(ends.map((end) => end.state)).toEqual(['failed', 'done', 'done', 'failed', 'done', 'done', 'failed', 'done', 'done']);
  });

  test('do not wait for imports when they are none: a report starts although imports are queued', async () => {
    const { start, jobs } = lab();
    const imports = [held(), held(), held()];
    const ids = imports.map(({ work }) => start(work));
    const report = jobs.start({ kind: 'report', title: 'Report', work: async () => ({ reportId: 'r' }) });
    expect((await jobs.ended(report)).state).toBe('done');
    expect(imports.map((one) => one.began())).toEqual([true, true, false]);
    for (const { finish } of imports) finish();
    for (const id of ids) expect((await jobs.ended(id)).state).toBe('done');
  });

  test('each end exactly once, whatever happens to them', async () => {
    const { start, jobs, ends } = lab();
    const ids = Array.from({ length: 60 }, (_, n) =>
      start(async ({ signal }) => {
        await new Promise((done) => setTimeout(done, n % 5));
        if (n % 7 === 0) throw new Error('bad');
        signal.throwIfAborted();
        return {};
      }),
    );
    const cancelling = ids
      .filter((_, n) => n % 4 === 0)
      .map(async (id, n) => {
        await new Promise((done) => setTimeout(done, n % 6));
        try {
          jobs.cancel(id);
        } catch (error) {
          expect(error).toBeInstanceOf(FailureError);
        }
      });
    await Promise.all([...cancelling, ...ids.map((id) => jobs.ended(id))]);
    for (const id of ids) expect(ends(id)).toHaveLength(1);
  });

  test('old ones are forgotten, running ones never', async () => {
    const { start, jobs } = lab();
    const a = held();
    const long = start(a.work);
    for (let n = 0; n < 250; n += 1) await jobs.ended(start(async () => ({})));
    expect(jobs.list().length).toBeLessThanOrEqual(101);
    expect(jobs.list().map((job) => job.id)).toContain(long);
    a.finish();
    await jobs.idle();
  });
});

describe('closing', () => {
  test('cancels what runs and what waits, waits for their ends, and takes nothing new', async () => {
    const { start, jobs, ends } = lab();
    const all = [held(), held(), held(), held()];
    const ids = all.map((each) => start(each.work));
    await Promise.resolve();
    await jobs.close();
    for (const id of ids) expect(ends(id)).toEqual(['cancelled']);
    expect(() => start(async () => ({}))).toThrow(FailureError);
  });

  test('waits for the clean-up of a job that was cancelled', async () => {
    const { start, jobs } = lab();
    let cleaned = false;
    start(async ({ signal }) => {
      try {
        await new Promise((_, failed) => signal.addEventListener('abort', () => failed(signal.reason)));
        return {};
      } finally {
        await new Promise((done) => setTimeout(done, 30));
        cleaned = true;
      }
    });
    await Promise.resolve();
    await jobs.close();
    expect(cleaned).toBe(true);
  });

  test('with nothing running ends at once, and idle too', async () => {
    const { jobs } = lab();
    await jobs.idle();
    await jobs.close();
  });
});
