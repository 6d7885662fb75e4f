/** Listens to the room for a clap or a stamp. Whoever makes it closes it. */
export type SoundTrigger = { readonly close: () => void };

/** The room as it sounds: claps and steps are what a browser would take for noise. */
export const openMicrophone = (): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    video: false,
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  });

/** `onLevel` gets the loudest sound of each sixtieth of a second, 0 to 1. Rejects with what the browser throws when there is no microphone to be had. */
export async function listen(onLevel: (level: number) => void): Promise<SoundTrigger> {
  const stream = await openMicrophone();
  const context = new AudioContext({ latencyHint: 'interactive' });
  await context.resume();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  context.createMediaStreamSource(stream).connect(analyser);
  const wave = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(wave);
    let peak = 0;
    for (const value of wave) peak = Math.max(peak, Math.abs(value));
    onLevel(Math.min(1, peak));
  }, 16);
  return {
    close: () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
      void context.close();
    },
  };
}
