/** One part of the chart, drawn for the right half of the picture: corners in shares of the picture's width and height. Neighbours share their corners. */
export type Part = { readonly part: string; readonly outline: readonly (readonly [number, number])[] };

const part = (name: string, ...outline: readonly (readonly [number, number])[]): Part => ({ part: name, outline });

const head = part('head', [0.5, 0.01], [0.58, 0.01], [0.58, 0.11], [0.5, 0.11]);
const arm = part('arm', [0.72, 0.14], [0.8, 0.16], [0.9, 0.5], [0.82, 0.51]);
const upperTrunk = (name: string) => part(name, [0.5, 0.12], [0.71, 0.14], [0.67, 0.28], [0.5, 0.28]);

export const frontParts: readonly Part[] = [
  head,
  arm,
  upperTrunk('chest'),
  part('abdomen', [0.5, 0.28], [0.67, 0.28], [0.67, 0.41], [0.5, 0.41]),
  part('hip-and-groin', [0.5, 0.41], [0.67, 0.41], [0.69, 0.49], [0.52, 0.49]),
  part('thigh-front', [0.52, 0.49], [0.69, 0.49], [0.65, 0.66], [0.54, 0.66]),
  part('knee-front', [0.54, 0.66], [0.65, 0.66], [0.64, 0.72], [0.55, 0.72]),
  part('shin-medial', [0.55, 0.72], [0.595, 0.72], [0.595, 0.9], [0.57, 0.9]),
  part('shin-lateral', [0.595, 0.72], [0.64, 0.72], [0.62, 0.9], [0.595, 0.9]),
  part('ankle-front', [0.57, 0.9], [0.62, 0.9], [0.625, 0.94], [0.565, 0.94]),
  part('foot-top', [0.565, 0.94], [0.625, 0.94], [0.67, 0.99], [0.56, 0.99]),
];

export const backParts: readonly Part[] = [
  head,
  arm,
  upperTrunk('upper-back'),
  part('lower-back', [0.5, 0.28], [0.67, 0.28], [0.67, 0.4], [0.5, 0.4]),
  part('buttock', [0.5, 0.4], [0.67, 0.4], [0.69, 0.49], [0.52, 0.49]),
  part('thigh-back', [0.52, 0.49], [0.69, 0.49], [0.65, 0.65], [0.54, 0.65]),
  part('knee-back', [0.54, 0.65], [0.65, 0.65], [0.65, 0.69], [0.54, 0.69]),
  part('gastrocnemius-medial', [0.54, 0.69], [0.595, 0.69], [0.595, 0.79], [0.545, 0.79]),
  part('gastrocnemius-lateral', [0.595, 0.69], [0.65, 0.69], [0.645, 0.79], [0.595, 0.79]),
  part('soleus-medial', [0.545, 0.79], [0.595, 0.79], [0.595, 0.85], [0.56, 0.85]),
  part('soleus-lateral', [0.595, 0.79], [0.645, 0.79], [0.63, 0.85], [0.595, 0.85]),
  part('musculotendinous', [0.57, 0.85], [0.62, 0.85], [0.61, 0.885], [0.58, 0.885]),
  part('achilles-midportion', [0.58, 0.885], [0.61, 0.885], [0.61, 0.93], [0.58, 0.93]),
  part('achilles-insertion', [0.58, 0.93], [0.61, 0.93], [0.615, 0.955], [0.575, 0.955]),
  part('ankle-medial', [0.555, 0.885], [0.58, 0.885], [0.58, 0.93], [0.55, 0.93]),
  part('ankle-lateral', [0.61, 0.885], [0.635, 0.885], [0.64, 0.93], [0.61, 0.93]),
  part('heel', [0.575, 0.955], [0.615, 0.955], [0.625, 0.99], [0.565, 0.99]),
];
