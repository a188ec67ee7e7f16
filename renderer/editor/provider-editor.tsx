/** Drawn in its own folder. */
export function ProviderEditor(_: { readonly provider?: string; readonly preset?: string }) {
  return null;
}
