import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureError } from '#core/contract/failure.ts';
import { call, pathOf } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { reportFailure } from '../../ui/failures.ts';
import { chooseFiles, droppedFiles } from '../../ui/imports/droppedFiles.ts';
import { importInto, type Origin, refuseImport } from '../../ui/imports/importQueue.ts';
import { pairKva } from '../../ui/imports/pairKva.ts';

/** The two ways videos come into a visit: the dialog and the drop. */
export function useImporting(visitId: string): { readonly choose: () => void; readonly drop: (transfer: DataTransfer) => void } {
  const { t } = useTranslation('visit');
  const native = useRead('app.info', {}).data?.nativeFiles ?? false;

  const take = useCallback(
    (files: readonly File[]) => {
      const { pairs, lone } = pairKva(files, (file) => file.name);
      importInto(
        visitId,
        pairs.map(({ video, kva }): Origin => {
          const path = pathOf(video);
          // With a path the application itself finds the Kinovea file beside the video.
          return path ? { kind: 'path', path } : { kind: 'file', file: video, kva };
        }),
      );
      for (const file of lone)
        refuseImport(visitId, file, { code: 'not-a-video', message: t('imports.noVideo'), action: t('imports.noVideoAction') });
    },
    [visitId, t],
  );

  const choose = useCallback(() => {
    const run = async () => {
      if (!native) return take(await chooseFiles());
      const { paths } = await call('files.pickVideos', {});
      importInto(
        visitId,
        paths.map((path): Origin => ({ kind: 'path', path })),
      );
    };
    run().catch(reportFailure);
  }, [native, take, visitId]);

  const drop = useCallback(
    (transfer: DataTransfer) => {
      const run = async () => {
        const files = await droppedFiles(transfer);
        if (files.length === 0) throw new FailureError('invalid-input', t('imports.nothing'), t('imports.nothingAction'));
        take(files);
      };
      run().catch(reportFailure);
    },
    [take, t],
  );
  return { choose, drop };
}
