/** Paints a camera on a canvas, as it comes or as pictures from elsewhere come. */
export type LiveView = {
  readonly paint: (picture: CanvasImageSource, width: number, height: number) => void;
  readonly close: () => void;
};

/** Paints on `canvas`, mirrored left to right when asked. The canvas takes the picture's own size; the page scales it. */
export function createPainter(canvas: HTMLCanvasElement, mirrored: boolean): LiveView['paint'] {
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

/** Paints a track's newest frame at each refresh of the display, beside the recording and never in its way. */
export function paintTrack(track: MediaStreamTrack, paint: LiveView['paint']): () => void {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  // A track that ends while the player starts is told elsewhere.
  video.play().catch(() => {});
  let handle = 0;
  const turn = (): void => {
    paint(video, video.videoWidth, video.videoHeight);
    handle = video.requestVideoFrameCallback(turn);
  };
  handle = video.requestVideoFrameCallback(turn);
  return () => {
    video.cancelVideoFrameCallback(handle);
    video.srcObject = null;
  };
}
