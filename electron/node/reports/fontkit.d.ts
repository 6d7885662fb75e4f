/** The little of fontkit that is used here; the package ships no types. */
declare module 'fontkit' {
  export function openSync(file: string): { readonly hasGlyphForCodePoint: (codePoint: number) => boolean };
}
