/// <reference lib="webworker" />
import type { Box, Size } from '#core/compare/arrange.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { type Background, stillBackground } from '#core/strobe/background.ts';
import { boxAbout, cutMask, figureOf, type Mask, staysInPlace } from '#core/strobe/figure.ts';
import { cropWithin } from '#core/strobe/layout.ts';
import { merged } from '#core/strobe/merge.ts';
import { cutOut, mirrorPicture, newPicture, type Picture } from '#core/strobe/picture.ts';
import { paintMerged, paintStrip, scaled } from './paintStrobe.ts';
import { type FromStrobe, needsBackground, type StrobeMade, type StrobeRecipe, type ToStrobe, usualSpread } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

const say = (message: FromStrobe): void => self.postMessage(message);

type Opened = Extract<ToStrobe, { type: 'open' }>;
let opened: Opened | null = null;
const pictures = new Map<FrameNo, Picture>();
const masks = new Map<FrameNo, Mask>();
let background: { readonly of: string; readonly found: Background } | null = null;
/** Messages are answered one after another: a picture is there before what is made of it. */
let queue: Promise<void> = Promise.resolve();
/** A frame that could not be read, told with the next order. */
let trouble: string | null = null;

self.onmessage = ({ data }: MessageEvent<ToStrobe>): void => {
  queue = queue.then(() => hear(data));
};

async function hear(message: ToStrobe): Promise<void> {
  try {
    switch (message.type) {
      case 'open':
        opened = message;
        await loadFont(message.font);
        return;
      case 'frame':
        pictures.set(message.frame, await pixelsOf(message.picture));
        return;
      case 'forget':
        for (const frame of message.frames) {
          pictures.delete(frame);
          masks.delete(frame);
        }
        return;
      case 'make':
        if (trouble !== null) throw new Error(trouble);
        say({ type: 'made', job: message.job, made: await make(message.recipe, message.job) });
    }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    if (message.type === 'make') say({ type: 'failed', job: message.job, message: words });
    else trouble = words;
  }
}

/** The house's letters; without them labels are in the computer's own. */
async function loadFont(url: string): Promise<void> {
  const font = new FontFace('Atkinson Hyperlegible Next Variable', `url(${url})`, { weight: '200 800' });
  self.fonts.add(font);
  await font.load().catch(() => self.fonts.delete(font));
}

function bench(): Opened {
  if (opened === null) throw new Error('the stroboscope was not opened');
  return opened;
}

/** The frame's pixels at working size, as shown; closes the frame. */
async function pixelsOf(frame: VideoFrame): Promise<Picture> {
  try {
    const { working, mirrored } = bench();
    const { width, height } = working;
    if (frame.visibleRect?.width === width && frame.visibleRect.height === height) {
      const picture = newPicture(width, height);
      await frame.copyTo(picture.data, { format: 'RGBA', colorSpace: 'srgb' });
      if (mirrored) mirrorPicture(picture);
      return picture;
    }
    const context = new OffscreenCanvas(width, height).getContext('2d', { alpha: false, willReadFrequently: true });
    if (context === null) throw new Error('this computer cannot paint on a canvas');
    context.imageSmoothingQuality = 'medium';
    if (mirrored) context.transform(-1, 0, 0, 1, width, 0);
    context.drawImage(frame, 0, 0, width, height);
    return { width, height, data: context.getImageData(0, 0, width, height).data };
  } finally {
    frame.close();
  }
}

const held = (frame: FrameNo): Picture => {
  const picture = pictures.get(frame);
  if (picture === undefined) throw new Error(`frame ${frame} did not arrive`);
  return picture;
};

function backgroundOf(frames: readonly FrameNo[], job: number): Background {
  const of = frames.join();
  if (background?.of === of) return background.found;
  const [first, ...others] = frames.map(held);
  if (first === undefined) throw new Error('a background needs frames');
  const found = stillBackground([first, ...others], (share) => say({ type: 'progress', job, share: share * 0.6 }));
  background = { of, found };
  masks.clear();
  return found;
}

function maskOf(frame: FrameNo, still: Background): Mask {
  const known = masks.get(frame);
  if (known !== undefined) return known;
  const mask = figureOf(held(frame), still);
  masks.set(frame, mask);
  return mask;
}

async function make(recipe: StrobeRecipe, job: number): Promise<StrobeMade> {
  const { full, working } = bench();
  const scale = working.width / full.width;
  const { frames, labels, kind } = recipe;
  const still = needsBackground(recipe) ? backgroundOf(recipe.background, job) : null;
  const found =
    still === null
      ? []
      : frames.map((frame, k) => {
          const mask = maskOf(frame, still);
          say({ type: 'progress', job, share: 0.6 + (0.3 * (k + 1)) / frames.length });
          return mask;
        });
  const box = boxOf(recipe.crop, found, scale, full);
  const spread = kind === 'strip' ? 0 : (recipe.spread ?? (staysInPlace(found) ? usualSpread : 0));
  const canvas =
    kind === 'merged' && still !== null
      ? mergedCanvas({ ...recipe, spread }, still, found, box, scale)
      : paintStrip(frames.map(held), labels, { scale, box });
  say({ type: 'progress', job, share: 0.95 });
  const png = await canvas.convertToBlob({ type: 'image/png' });
  return { png, size: { width: canvas.width, height: canvas.height }, box, spread };
}

/** What is shown, in pixels of the clip. */
function boxOf(crop: StrobeRecipe['crop'], found: readonly Mask[], scale: number, full: Size): Box {
  const whole = { left: 0, top: 0, ...full };
  if (crop === 'whole') return whole;
  if (crop !== 'about') return cropWithin(crop, full);
  const about = boxAbout(found);
  if (about === null) return whole;
  return cropWithin({ left: about.left / scale, top: about.top / scale, width: about.width / scale, height: about.height / scale }, full);
}

function mergedCanvas(
  recipe: StrobeRecipe & { readonly spread: number },
  still: Background,
  found: readonly Mask[],
  box: Box,
  scale: number,
): OffscreenCanvas {
  const inside = scaled(box, scale, still.picture);
  const figures = recipe.frames.flatMap((frame, k) => {
    const mask = found[k];
    return mask === undefined ? [] : [{ picture: cutOut(held(frame), inside), mask: cutMask(mask, inside) }];
  });
  const step = Math.round(recipe.spread * inside.width) * (recipe.towards === 'left' ? -1 : 1);
  const laid = merged(cutOut(still.picture, inside), figures, step);
  return paintMerged(laid, recipe.labels, recipe.caption, scale);
}
