import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function settingsHandlers(
  _context: AppContext,
): Pick<Handlers, 'settings.get' | 'settings.setClinic' | 'settings.setLogo' | 'settings.setPreferences'> {
  const unbuilt = (): never => {
    throw new Error('not built yet');
  };
  return { 'settings.get': unbuilt, 'settings.setClinic': unbuilt, 'settings.setLogo': unbuilt, 'settings.setPreferences': unbuilt };
}
