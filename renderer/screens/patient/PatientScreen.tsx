export function PatientScreen(_: { readonly id: string }) {
  return null;
}
