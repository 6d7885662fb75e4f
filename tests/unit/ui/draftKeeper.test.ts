import { expect, test, vi } from 'vitest';
import { FailureError } from '#core/contract/failure.ts';
import { DraftKeeper, type Stored } from '#renderer/ui/drafts/draftKeeper.ts';

type Notes = { readonly findings: string; readonly advice: string };

/** A record that refuses stale revisions, as the real one does, and a clock moved by hand. */
function desk(first: Notes = { findings: '', advice: '' }) {
  let record: Stored<Notes> = { details: first, revision: 1 };
  let due: (() => void) | null = null;
  let refusal: FailureError | null = null;
  const saves: Notes[] = [];
  const keeper = new DraftKeeper<Notes>(record, {
    save: async (details, revision) => {
      saves.push(details);
      await Promise.resolve();
      if (refusal) throw refusal;
      if (revision !== record.revision) throw new FailureError('conflict', 'Changed.', 'Look.');
      record = { details, revision: revision + 1 };
      return record;
    },
    read: async () => record,
    failureOf: (thrown) => (thrown as FailureError).failure,
    check: ({ findings }) => (findings.length > 20 ? { findings: 'Too long.' } : null),
    wait: (run) => {
      due = run;
      return () => {
        due = null;
      };
    },
  });
  return {
    keeper,
    saves,
    record: () => record,
    pause: async () => {
      due?.();
      await keeper.flush();
    },
    elsewhere: (patch: Partial<Notes>) => {
      record = { details: { ...record.details, ...patch }, revision: record.revision + 1 };
      return record;
    },
    refuse: (failure: FailureError | null) => {
      refusal = failure;
    },
    status: () => keeper.snapshot().status.kind,
  };
}

test('typing is stored after a pause, once', async () => {
  const d = desk();
  d.keeper.edit({ findings: 'over' });
  d.keeper.edit({ findings: 'overstride' });
  expect(d.status()).toBe('waiting');
  expect(d.saves).toEqual([]);
  await d.pause();
  expect(d.saves).toEqual([{ findings: 'overstride', advice: '' }]);
  expect(d.status()).toBe('saved');
  expect(d.record().revision).toBe(2);
});

test('typing without a pause is stored within a second all the same', async () => {
  vi.useFakeTimers();
  const saved: number[] = [];
  const keeper = new DraftKeeper<Notes>(
    { details: { findings: '', advice: '' }, revision: 1 },
    {
      save: async (details, revision) => {
        saved.push(Date.now());
        return { details, revision: revision + 1 };
      },
      read: () => Promise.reject(new Error('not asked for')),
      failureOf: (thrown) => (thrown as FailureError).failure,
    },
  );
  const began = Date.now();
  for (let i = 0; i < 15; i++) {
    keeper.edit({ findings: `x${i}` });
    await vi.advanceTimersByTimeAsync(200);
  }
  vi.useRealTimers();
  expect(saved.length).toBeGreaterThanOrEqual(3);
  expect((saved[0] ?? Number.POSITIVE_INFINITY) - began).toBeLessThanOrEqual(1000);
});

test('what is typed while a save is under way is stored after it', async () => {
  const d = desk();
  d.keeper.edit({ findings: 'a' });
  const first = d.keeper.flush();
  d.keeper.edit({ findings: 'ab' });
  const second = d.keeper.flush();
  await Promise.all([first, second]);
  expect(d.record().details.findings).toBe('ab');
  expect(d.status()).toBe('saved');
});

test('a failure keeps the draft and the next attempt stores it', async () => {
  const d = desk();
  d.refuse(new FailureError('disk-full', 'The disk is full.', 'Make room.'));
  d.keeper.edit({ findings: 'valgus' });
  await d.pause();
  expect(d.status()).toBe('failed');
  expect(d.keeper.snapshot().draft.findings).toBe('valgus');
  d.refuse(null);
  await d.keeper.flush();
  expect(d.record().details.findings).toBe('valgus');
});

test('what cannot be stored stays in its field and is not sent', async () => {
  const d = desk();
  d.keeper.edit({ findings: 'x'.repeat(21) });
  await d.pause();
  expect(d.keeper.snapshot().status).toEqual({ kind: 'invalid', fields: { findings: 'Too long.' } });
  expect(d.saves).toEqual([]);
});

test('two windows that changed different fields are merged without asking', async () => {
  const d = desk();
  d.elsewhere({ advice: 'rest' });
  d.keeper.edit({ findings: 'valgus' });
  await d.pause();
  expect(d.record().details).toEqual({ findings: 'valgus', advice: 'rest' });
  expect(d.keeper.snapshot()).toEqual({ draft: { findings: 'valgus', advice: 'rest' }, status: { kind: 'saved' } });
});

test('the same field changed in two windows is shown as both, and either can be kept', async () => {
  for (const keep of ['keepMine', 'keepTheirs'] as const) {
    const d = desk();
    d.elsewhere({ findings: 'theirs', advice: 'rest' });
    d.keeper.edit({ findings: 'mine' });
    await d.pause();
    expect(d.keeper.snapshot().status).toEqual({ kind: 'conflict', fields: ['findings'], theirs: { findings: 'theirs', advice: 'rest' } });
    expect(d.record().details.findings).toBe('theirs');
    await d.keeper[keep]();
    expect(d.record().details).toEqual({ findings: keep === 'keepMine' ? 'mine' : 'theirs', advice: 'rest' });
    expect(d.status()).toBe('saved');
  }
});

test('typing on through a conflict loses nothing and stores nothing until it is answered', async () => {
  const d = desk();
  d.elsewhere({ findings: 'theirs' });
  d.keeper.edit({ findings: 'mine' });
  await d.pause();
  d.keeper.edit({ findings: 'mine, longer' });
  await d.pause();
  expect(d.status()).toBe('conflict');
  expect(d.record().details.findings).toBe('theirs');
  await d.keeper.keepMine();
  expect(d.record().details.findings).toBe('mine, longer');
});

test('a change from elsewhere shows up unless something is being typed', () => {
  const d = desk();
  d.keeper.receive(d.elsewhere({ advice: 'rest' }));
  expect(d.keeper.snapshot().draft.advice).toBe('rest');
  d.keeper.edit({ findings: 'typing' });
  d.keeper.receive(d.elsewhere({ advice: 'run' }));
  expect(d.keeper.snapshot().draft).toEqual({ findings: 'typing', advice: 'rest' });
});

test('what was read before the last save does not come back when it arrives late: the browser’s own undo would be lost by it', async () => {
  const d = desk();
  const read = d.elsewhere({ advice: 'rest' });
  d.keeper.receive(read);
  d.keeper.edit({ advice: 'rest, then run' });
  await d.keeper.flush();
  d.keeper.receive(read);
  expect(d.keeper.snapshot()).toEqual({ draft: expect.objectContaining({ advice: 'rest, then run' }), status: { kind: 'saved' } });
});

test('what an undo elsewhere brought back is shown, though its revision is an older one', async () => {
  const d = desk();
  d.keeper.edit({ advice: 'rest' });
  await d.keeper.flush();
  const before = d.record();
  d.keeper.receive(d.elsewhere({ advice: 'of the other record' }));
  d.keeper.receive(before);
  expect(d.keeper.snapshot().draft.advice).toBe('rest');
});
