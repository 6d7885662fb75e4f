/** The product's mark: a calf's curve over a ground line. */
export function Mark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M11 3c-1 5 6 7 6 13 0 4-3 5-3 9" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
      <path d="M18 3c0 4 5 7 4.500 13-.3 4-4 6-4.500 9" fill="none" stroke="#ffb79a" strokeWidth="3" strokeLinecap="round" />
      <path d="M6 29h20" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
