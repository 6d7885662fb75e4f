import { access } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ImportSource } from '#core/contract/api.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { Probe } from '#core/domain/recording.ts';
import { visitById } from '#db/repositories/visits.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { importVideo } from '../jobs/importVideo.ts';
import { probeClip } from '../media/probe.ts';
import { goneOr, openStage } from '../media/staging.ts';
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
      const probed = Promise.withResolvers<Probe>();
      const job = jobs.start({
        kind: 'import',
        title: name,
        work: async ({ signal, report }) => {
          report(null, 'Reading the frames');
          await using stage = await openStage(folders);
          const tools = { ffmpeg: ports.ffmpeg, tempFolder: stage.folder, signal };
          const { probe } = await probeClip(file, name, kva, tools).catch(async (error: unknown) => {
            throw await whyNot(file, error);
          });
          probed.resolve(probe);
          return {};
        },
      });
      const end = await jobs.ended(job);
      if (end.state === 'done') return probed.promise;
      const { code, message, action } = end.failure ?? {
        code: 'cancelled',
        message: 'Cancelled.',
        action: 'Start it again when you like.',
      };
      throw new FailureError(code, message, action);
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

/** A file that went away while it was read looks broken to whoever reads it. */
async function whyNot(file: string, error: unknown): Promise<unknown> {
  const lost = await access(file).then(
    () => null,
    (missing: unknown) => goneOr(missing),
  );
  return lost instanceof FailureError ? lost : goneOr(error);
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
