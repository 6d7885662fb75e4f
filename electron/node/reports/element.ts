import { Text, View } from '@react-pdf/renderer';
import { createElement, type ReactElement, type ReactNode } from 'react';

/*
 * Report pages are written with plain calls instead of JSX, so that the render worker runs straight from its TypeScript source
 * on Node as well as from the built file.
 */

type ViewProps = React.ComponentProps<typeof View>;
type TextProps = Extract<React.ComponentProps<typeof Text>, { wrap?: boolean | undefined }>;
export type Style = NonNullable<ViewProps['style']>;

export const view = (props: Omit<ViewProps, 'children'>, ...children: readonly ReactNode[]): ReactElement =>
  createElement(View, props, ...children);

/** A line break has no glyph: without this the renderer would set it, and name it in the file, in a font that is not embedded. */
const oneLine = (child: ReactNode): ReactNode => (typeof child === 'string' ? child.replaceAll('\n', ' ') : child);

/** Words that flow as one paragraph; line breaks in them count as spaces. */
export const text = (style: Style, ...children: readonly ReactNode[]): ReactElement =>
  createElement(Text, { style }, ...children.map(oneLine));

export const textWith = (props: Omit<TextProps, 'children'>, ...children: readonly ReactNode[]): ReactElement =>
  createElement(Text, props, ...children.map(oneLine));

/** Whether the first letter belongs to a script that is written from right to left. */
const isRightToLeft = (line: string): boolean => /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufefc]/u.test(line);

/** Text as it was written, line by line, each in the direction of its first letter; each line may flow over pages. */
export const lines = (style: Style, written: string): readonly ReactElement[] =>
  written
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      textWith({ style: isRightToLeft(line) ? [style, { direction: 'rtl', textAlign: 'right' }] : style, orphans: 2, widows: 2 }, line),
    );

/** Breaks only what no line could hold: a word longer than `most` characters is cut into pieces of half that length; names never are. */
export const breakOver =
  (most: number) =>
  (word: string): string[] => {
    const characters = [...word];
    if (characters.length <= most) return [word];
    const size = Math.ceil(most / 2);
    return Array.from({ length: Math.ceil(characters.length / size) }, (_, n) => characters.slice(n * size, (n + 1) * size).join(''));
  };
