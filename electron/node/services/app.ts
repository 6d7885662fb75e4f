import { platform, release } from 'node:os';
import { hasPatients } from '#db/repositories/patients.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function appHandlers({ ports, db }: AppContext): Pick<Handlers, 'app.info'> {
  return {
    'app.info': () => ({
      version: ports.version,
      host: ports.host,
      platform: `${platform()} ${release()}`,
      dataFolder: ports.dataFolder,
      nativeFiles: ports.desktop.nativeFiles,
      ffmpeg: ports.ffmpeg,
      empty: !hasPatients(db),
    }),
  };
}
