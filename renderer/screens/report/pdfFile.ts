import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { mediaUrl } from '../../link.ts';

GlobalWorkerOptions.workerSrc = workerAddress;

export type PdfFile = PDFDocumentProxy;

/** Opens a made PDF from the application. The page's content policy forbids eval, and nothing is fetched from elsewhere. */
export async function openPdf(mediaId: string): Promise<PdfFile> {
  const reply = await fetch(mediaUrl(mediaId));
  if (!reply.ok) throw new Error(`the pages could not be read (${reply.status})`);
  const data = new Uint8Array(await reply.arrayBuffer());
  return getDocument({ data, isEvalSupported: false, useWasm: false, enableXfa: false, verbosity: 0 }).promise;
}

/** Draws one page so that it is `width` CSS pixels wide, at the screen's own resolution, on a canvas of its own. */
export async function drawPage(pdf: PdfFile, number: number, width: number, density: number): Promise<HTMLCanvasElement> {
  const page = await pdf.getPage(number);
  const base = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: (width * density) / base.width });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport, intent: 'display' }).promise;
  page.cleanup();
  return canvas;
}

/** Width and height of the first page in points. */
export async function paperOf(pdf: PdfFile): Promise<{ readonly width: number; readonly height: number }> {
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
  return { width, height };
}
