import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { invalidateFor, readKey } from '#renderer/ui/data/reads.ts';

/** A read that is on screen, of a record that is `now`. Each answer is what the record was when it was asked. */
function shown() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const record = { now: 'before' };
  const asked: (() => void)[] = [];
  const queryFn = (): Promise<string> => {
    const answer = record.now;
    return new Promise((done) => asked.push(() => done(answer)));
  };
  const queryKey = readKey('reports.list', { visitId: 'v' } as never);
  const observer = new QueryObserver(client, { queryKey, queryFn });
  const leave = observer.subscribe(() => {});
  return { client, record, asked, leave, data: () => client.getQueryData(queryKey) };
}

/** Answers what was asked, and what is asked then, until nothing more is. */
async function answered(asked: (() => void)[]): Promise<void> {
  for (let n = 0; n < 20; n++) {
    asked.shift()?.();
    await new Promise((done) => setTimeout(done));
  }
}

test('what changes while it is read for the first time is read once more', async () => {
  const { client, record, asked, leave, data } = shown();
  record.now = 'after';
  const done = invalidateFor(client, 'reports');
  await answered(asked);
  await done;
  expect(data()).toBe('after');
  leave();
});

test('what changes later is read anew', async () => {
  const { client, record, asked, leave, data } = shown();
  await answered(asked);
  expect(data()).toBe('before');
  record.now = 'after';
  const done = invalidateFor(client, 'reports');
  await answered(asked);
  await done;
  expect(data()).toBe('after');
  leave();
});
