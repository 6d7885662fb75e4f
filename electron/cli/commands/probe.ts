import { resolve } from 'node:path';
import { type Failure, FailureError } from '#core/contract/failure.ts';
import type { Probe } from '#core/domain/recording.ts';
import { type Answer, type Session, table } from '../session.ts';

/** Reads the facts of each file; one that cannot be read does not stop the others. */
export async function probeFiles({ app, call, signal }: Session, files: readonly string[]): Promise<Answer> {
  const cancel = (): void => {
    for (const { id, state } of app.jobs.list()) if (state === 'queued' || state === 'running') app.jobs.cancel(id);
  };
  signal.addEventListener('abort', cancel, { once: true });
  const results: ({ readonly file: string; readonly probe: Probe } | { readonly file: string; readonly failure: Failure })[] = [];
  for (const file of files) {
    signal.throwIfAborted();
    try {
      results.push({ file, probe: await call('media.probe', { source: { kind: 'path', path: resolve(file) } }) });
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      results.push({ file, failure: { ...error.failure, message: `${file}: ${error.failure.message}` } });
    }
  }
  return {
    json: results,
    text: results.flatMap((result) => ('probe' in result ? [factsOf(result.file, result.probe)] : [])).join('\n\n'),
    failures: results.flatMap((result) => ('failure' in result ? [result.failure] : [])),
  };
}

function factsOf(file: string, p: Probe): string {
  const rate = p.proposedRate;
  const rows: (readonly [string, string])[] = [
    ['Container', p.container],
    ['Codec', [p.codec, p.profile, p.bitDepth === null ? null : `${p.bitDepth} bit`, p.hdr ? 'HDR' : null].filter(Boolean).join(', ')],
    ['Size', `${p.width} × ${p.height}${p.rotation === 0 ? '' : ` (stored ${p.codedWidth} × ${p.codedHeight})`}`],
    ['Rotation', `${p.rotation}°`],
    ['Frames', String(p.frames)],
    ['First timestamp', `${p.firstTimestamp.toFixed(6)} s`],
    ['Last timestamp', `${p.lastTimestamp.toFixed(6)} s`],
    ['Container rate', p.containerRate === null ? 'unknown' : `${Number(p.containerRate.toFixed(3))} frames/s`],
    ['Capture rate', `${rate.framesPerSecond} frames/s proposed. ${rate.reason}`],
    ['Key frames', `at most ${p.keyFrameDistance} frames apart`],
    ...p.warnings.map((warning) => ['Warning', warning.message] as const),
  ];
  return `${file}\n${table(rows.map(([name, value]) => [`  ${name}`, value]))}`;
}
