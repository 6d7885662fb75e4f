import { call } from '../../link.ts';
import classes from './Print.module.css';
import { drawPage, openPdf, type PdfFile } from './pdfFile.ts';

/** Dots an inch of the printed pages. */
const printDensity = 220;

/**
 * Prints a made PDF with the system's own dialog. The pages are drawn into this window and shown to the printer alone: it is the same in both hosts,
 * needs no PDF plug-in and no second window. `onPage` gets the number of the page being prepared. Resolves when the dialog is closed.
 */
export async function printPdf(mediaId: string, onPage: (page: number, pages: number) => void, signal: AbortSignal): Promise<void> {
  // Paper is out of the program like any file.
  await call('exports.letOut', { recordingIds: [], mediaId, way: 'report' });
  const pdf = await openPdf(mediaId);
  const stage = document.createElement('div');
  stage.className = classes['stage'] ?? '';
  const addresses: string[] = [];
  const sheet = new CSSStyleSheet();
  try {
    sheet.replaceSync(`@page { size: ${await pageSize(pdf)}; margin: 0; }`);
    document.adoptedStyleSheets.push(sheet);
    for (let number = 1; number <= pdf.numPages; number += 1) {
      signal.throwIfAborted();
      onPage(number, pdf.numPages);
      const { address, image } = await pictureOf(pdf, number);
      addresses.push(address);
      stage.append(image);
    }
    document.body.append(stage);
    await Promise.all([...stage.children].map((image) => (image as HTMLImageElement).decode()));
    signal.throwIfAborted();
    window.print();
  } finally {
    stage.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    for (const address of addresses) URL.revokeObjectURL(address);
    await pdf.destroy();
  }
}

async function pageSize(pdf: PdfFile): Promise<string> {
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
  return `${width}pt ${height}pt`;
}

async function pictureOf(pdf: PdfFile, number: number): Promise<{ readonly address: string; readonly image: HTMLImageElement }> {
  const page = await pdf.getPage(number);
  const canvas = await drawPage(pdf, number, page.getViewport({ scale: 1 }).width, printDensity / 72);
  const blob = await new Promise<Blob>((resolve, reject) =>
    canvas.toBlob((made) => (made === null ? reject(new Error('the page could not be drawn for print')) : resolve(made)), 'image/png'),
  );
  // Gives the canvas's memory back at once: a long report would hold hundreds of megabytes.
  canvas.width = 0;
  canvas.height = 0;
  const address = URL.createObjectURL(blob);
  const image = new Image();
  image.src = address;
  image.alt = '';
  return { address, image };
}
