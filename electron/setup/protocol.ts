import { protocol } from 'electron';
import { placeOfSurprise } from '../../core/app/surprise.ts';
import { log } from '../log.ts';
import type { SettingsNow } from '../settings-now.ts';
import { answerPage, failed, pageScheme } from '../window/page-files.ts';

/** Before `ready`: makes `app://main` an origin like any https one. */
export function setupScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** The page comes in the look of the settings at that moment. */
export function setupProtocol(page: string, settings: Pick<SettingsNow, 'value' | 'language'>): void {
  protocol.handle(pageScheme, async (request) => {
    const { status, headers, body } = await answerPage(page, request, {
      theme: settings.value.theme,
      language: settings.language,
    }).catch((error: unknown) => {
      log(`a part of the page: ${placeOfSurprise(error)}`);
      return failed;
    });
    return new Response(body && new Uint8Array(body), { status, headers });
  });
}
