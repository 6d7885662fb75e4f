import { access } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ImportSource } from '#core/contract/api.ts';
import { FailureError } from '#core/contract/failure.ts';
import { visitById } from '#db/repositories/visits.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { importVideo } from '../jobs/importVideo.ts';
import { probeClip } from '../media/probe.ts';
import { openStage } from '../media/staging.ts';
import { found } from '../written.ts';

type Located = { readonly file: string; readonly name: string; readonly kva: string | null; readonly release: () => Promise<void> };

export function importsHandlers(context: AppContext): Pick<Handlers, 'media.probe' | 'import.start'> {
  const { ports, uploads, folders, jobs, db } = context;

  const locate = async (source: ImportSource): Promise<Located> => {
    if (source.kind === 'upload') {
      const { file } = uploads.finished(source.uploadId);
      const kva = source.kvaUploadId === null ? null : uploads.finished(source.kvaUploadId).file;
      const release = async (): Promise<void> => {
        await uploads.abandon(source.uploadId);
        if (source.kvaUploadId !== null) await uploads.abandon(source.kvaUploadId);
      };
      return { file, name: source.name, kva, release };
    }
    if (ports.host === 'browser')
      throw new FailureError(
        'forbidden',
        'A browser window cannot name files on this computer.',
        'Drop the file on the visit or use its button.',
      );
    return { file: source.path, name: basename(source.path), kva: await kvaBeside(source.path), release: async () => {} };
  };

  return {
    'media.probe': async ({ source }) => {
      const { file, name, kva } = await locate(source);
      await access(file).catch(() => {
        throw new FailureError('source-gone', `There is no file ${name} to read.`, 'Check the path, or connect the card or phone again.');
      });
      await using stage = await openStage(folders);
      return (await probeClip(file, name, kva, { ffmpeg: ports.ffmpeg, tempFolder: stage.folder, signal: new AbortController().signal }))
        .probe;
    },
    'import.start': async ({ visitId, sources }) => {
      found(visitById(db, visitId), 'visit');
      const located = await Promise.all(sources.map(locate));
      return {
        jobs: located.map(({ file, name, kva, release }) =>
          jobs.start({
            kind: 'import',
            title: name,
            work: async (job) => {
              try {
                return await importVideo(context, { visitId, file, name, kva }, job);
              } finally {
                await release();
              }
            },
          }),
        ),
      };
    },
  };
}

/** `clip.kva` or `clip.mp4.kva` next to `clip.mp4`. */
async function kvaBeside(path: string): Promise<string | null> {
  for (const candidate of [`${path}.kva`, `${path.slice(0, path.length - extname(path).length)}.kva`]) {
    const there = await access(candidate).then(
      () => true,
      () => false,
    );
    if (there) return candidate;
  }
  return null;
}
