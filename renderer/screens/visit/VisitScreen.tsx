export function VisitScreen(_: { readonly id: string }) {
  return null;
}
