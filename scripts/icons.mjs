/** Draws resources/icons/icon.svg in every size and format that the installers want. Run after changing the drawing: `npm run icons`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { findBrowser } from './lib/browser.mjs';
import { at, fail, say } from './lib/run.mjs';

const { chromium } = await import('@playwright/test');
const drawing = readFileSync(at('resources', 'icons', 'icon.svg'), 'utf8');
const program = findBrowser();
if (program === null) fail('icons', 'drawing them needs Chrome, Edge or Chromium.');
const browser = await chromium.launch({ executablePath: program });
const page = await browser.newPage();

async function picture(size) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } });
}

const pictures = new Map();
for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) pictures.set(size, await picture(size));
await browser.close();

/** A Windows icon: a directory of PNG pictures. Size 0 stands for 256. */
function ico(sizes) {
  const header = Buffer.alloc(6 + 16 * sizes.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(sizes.length, 4);
  let offset = header.byteLength;
  sizes.forEach((size, index) => {
    const entry = 6 + 16 * index;
    const { byteLength } = pictures.get(size);
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(byteLength, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += byteLength;
  });
  return Buffer.concat([header, ...sizes.map((size) => pictures.get(size))]);
}

/** A macOS icon: PNG pictures, each under the four letters of its size. */
function icns(types) {
  const parts = Object.entries(types).map(([type, size]) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'latin1');
    head.writeUInt32BE(8 + pictures.get(size).byteLength, 4);
    return Buffer.concat([head, pictures.get(size)]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'latin1');
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.byteLength, 0), 4);
  return Buffer.concat([head, ...parts]);
}

const keep = (name, bytes) => writeFileSync(at('resources', 'icons', name), bytes);
keep('icon.png', pictures.get(512));
keep('icon.ico', ico([16, 24, 32, 48, 64, 128, 256]));
keep('icon.icns', icns({ icp4: 16, icp5: 32, icp6: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 }));
say('icons', 'icon.png, icon.ico and icon.icns drawn.');
