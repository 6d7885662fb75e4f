export function SettingsScreen(_: { readonly page: string }) {
  return null;
}
