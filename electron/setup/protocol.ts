import { protocol } from 'electron';
import { answerPage, pageScheme } from '../window/page-files.ts';

/** Before `ready`: makes `app://main` an origin like any https one. */
export function setupScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function setupProtocol(page: string): void {
  protocol.handle(pageScheme, async (request) => {
    const { status, headers, body } = await answerPage(page, request);
    return new Response(body && new Uint8Array(body), { status, headers });
  });
}
