import { useQueryClient } from '@tanstack/react-query';
import type { Preferences, Settings } from '#core/domain/settings.ts';
import { call } from '../../link.ts';
import { readKey, useRead } from '../../ui/data/reads.ts';
import { beginWriting } from '../../ui/data/writing.ts';
import { reportFailure } from '../../ui/failures.ts';

/** Changes that have been asked for; the next one builds on them even before the record has answered. */
let last: Promise<unknown> = Promise.resolve();

/** The preferences, and how to change some of them: shown at once, stored one after the other, taken back when storing fails. */
export function usePreferences(): { readonly preferences: Preferences | null; readonly change: (patch: Partial<Preferences>) => void } {
  const client = useQueryClient();
  const key = readKey('settings.get', {});
  const settings = useRead('settings.get', {}).data;
  const change = (patch: Partial<Preferences>) => {
    const now = client.getQueryData<Settings>(key);
    if (!now) return;
    const preferences = { ...now.preferences, ...patch };
    client.setQueryData<Settings>(key, { ...now, preferences });
    const written = beginWriting(client, key);
    last = last
      .then(() => call('settings.setPreferences', preferences))
      .catch(reportFailure)
      .finally(written);
  };
  return { preferences: settings?.preferences ?? null, change };
}
