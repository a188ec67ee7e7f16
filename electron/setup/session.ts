import { type Session, session } from 'electron';
import { pageOrigin } from '../window/page-files.ts';

/** Nothing that a page could ask of a browser is granted, and nothing is loaded but the page itself (checklist W5). */
export function setupSession(): void {
  deny(session.defaultSession);
}

function deny(own: Session): void {
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  own.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isOurs(request.url) }));
}

/** `devtools:` and `data:` images, which the page's own policy allows, never leave the machine. */
function isOurs(url: string): boolean {
  return url.startsWith(`${pageOrigin}/`) || url.startsWith('devtools://') || url.startsWith('data:image/');
}
