/** Paints a picture of a size in pixels. */
export type Paint = (picture: CanvasImageSource, width: number, height: number) => void;

/** Paints on `canvas`, mirrored left to right when asked. The canvas takes the picture's own size; the page scales it. */
export function createPainter(canvas: HTMLCanvasElement, mirrored: boolean): Paint {
  const context = canvas.getContext('2d', { alpha: false });
  return (picture, width, height) => {
    if (context === null || width === 0 || height === 0) return;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    context.setTransform(mirrored ? -1 : 1, 0, 0, 1, mirrored ? width : 0, 0);
    context.drawImage(picture, 0, 0, width, height);
  };
}

/** Live pictures a second: enough to see that all is well; painting each of 240 would take from the recording. */
const liveRate = 25;

/** Paints a track's newest frame, at most `liveRate` times a second, beside the recording and never in its way. */
export function paintTrack(track: MediaStreamTrack, paint: Paint): () => void {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  // A track that ends while the player starts is told elsewhere.
  video.play().catch(() => {});
  let handle = 0;
  let painted = Number.NEGATIVE_INFINITY;
  const turn = (now: number): void => {
    if (now - painted >= 1000 / liveRate - 1) {
      painted = now;
      paint(video, video.videoWidth, video.videoHeight);
    }
    handle = video.requestVideoFrameCallback(turn);
  };
  handle = video.requestVideoFrameCallback(turn);
  return () => {
    video.cancelVideoFrameCallback(handle);
    video.srcObject = null;
  };
}
