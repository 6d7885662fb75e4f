import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { captureSettingsSchema } from '#core/capture/settings.ts';
import { FailureError } from '#core/contract/failure.ts';
import { clinicSchema, preferencesSchema, type Settings } from '#core/domain/settings.ts';
import { setSetting, setting } from '#db/repositories/settings.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { imageTypeOf } from '../imageType.ts';
import { written } from '../written.ts';

const largestLogo = 5 * 1024 * 1024;

export function settingsHandlers(
  context: AppContext,
): Pick<
  Handlers,
  'settings.get' | 'settings.setClinic' | 'settings.setLogo' | 'settings.setPreferences' | 'settings.getCapture' | 'settings.setCapture'
> {
  const { db, events, bytes, folders } = context;
  const read = (): Settings => ({
    clinic: setting(db, 'clinic', clinicSchema),
    preferences: setting(db, 'preferences', preferencesSchema),
  });
  const write = (name: 'clinic' | 'preferences' | 'capture', value: unknown): Settings => {
    written(context, { action: 'updated', entity: 'settings', entityId: name }, (at) => setSetting(db, name, value, at));
    events.emit({ type: 'changed', topic: 'settings', id: null });
    return read();
  };
  return {
    'settings.get': read,
    'settings.setClinic': (clinic) => write('clinic', { ...clinic, hasLogo: read().clinic.hasLogo }),
    'settings.setPreferences': (preferences) => write('preferences', preferences),
    'settings.getCapture': () => setting(db, 'capture', captureSettingsSchema),
    'settings.setCapture': (capture) => {
      write('capture', capture);
      return setting(db, 'capture', captureSettingsSchema);
    },
    'settings.setLogo': async ({ uploadId }) => {
      if (uploadId === null) return write('clinic', { ...read().clinic, hasLogo: false });
      const upload = await bytes.resolve(`upload-${uploadId}`);
      if (upload.bytes > largestLogo || imageTypeOf(await readFile(upload.file)) === null)
        throw new FailureError('invalid-input', 'The logo must be a PNG or JPEG picture of at most 5 MB.', 'Choose another picture.');
      await rename(upload.file, join(folders.clinic, 'logo'));
      return write('clinic', { ...read().clinic, hasLogo: true });
    },
  };
}
