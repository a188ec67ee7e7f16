/**
 * What the page may load and ask, the same in every host but for one word: in a browser it asks its own server, in the
 * desktop app it asks through the preload and needs no network at all (checklist W4).
 */
export function contentSecurityPolicy(host: 'desktop' | 'browser'): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${host === 'browser' ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
