import { type Session, session } from 'electron';
import { pageOrigin } from '../window/page-files.ts';

/** Of everything that a page could ask of a browser it is granted one thing, and it loads nothing but itself (checklist W5). */
export function setupSession(): void {
  confine(session.defaultSession);
}

function confine(own: Session): void {
  own.setPermissionRequestHandler((_contents, permission, answer, asked) => answer(isGranted(permission, asked)));
  own.setPermissionCheckHandler((_contents, permission, _origin, asked) => isGranted(permission, asked));
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  own.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isOurs(request.url) }));
}

interface Asked {
  readonly isMainFrame: boolean;
  readonly requestingUrl?: string;
}

/** What a click copies may be put on the clipboard. Electron asks for that, too; a browser would not. */
function isGranted(permission: string, { isMainFrame, requestingUrl }: Asked): boolean {
  return (
    permission === 'clipboard-sanitized-write' && isMainFrame && requestingUrl?.startsWith(`${pageOrigin}/`) === true
  );
}

/** `devtools:` and `data:` images, which the page's own policy allows, never leave the machine. */
function isOurs(url: string): boolean {
  return url.startsWith(`${pageOrigin}/`) || url.startsWith('devtools://') || url.startsWith('data:image/');
}
