import { readFile, stat } from 'node:fs/promises';
import { XMLParser } from 'fast-xml-parser';

const largestKva = 50 * 1024 * 1024;

/** `CaptureFramerate` of a Kinovea file; null where it has none, is too large or is no Kinovea file. Entities are never expanded. */
export async function kinoveaRate(path: string): Promise<number | null> {
  if ((await stat(path)).size > largestKva) return null;
  return captureFramerate(await readFile(path, 'utf8'));
}

/** The same from the file's text. */
export function captureFramerate(text: string): number | null {
  const parser = new XMLParser({ processEntities: false, parseTagValue: false, ignoreAttributes: true });
  let document: unknown;
  try {
    document = parser.parse(text);
  } catch {
    return null;
  }
  const root = (document as { KinoveaVideoAnalysis?: { CaptureFramerate?: unknown } } | null)?.KinoveaVideoAnalysis;
  const rate = typeof root?.CaptureFramerate === 'string' ? Number.parseFloat(root.CaptureFramerate.replace(',', '.')) : Number.NaN;
  return Number.isFinite(rate) && rate > 0 ? rate : null;
}
