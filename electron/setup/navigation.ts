import { app, shell, type WebContents } from 'electron';
import { clientFacts } from '../../shared/client-id.ts';
import { presetCatalogue } from '../../shared/preset.ts';
import { log } from '../log.ts';
import { mayOpen, outsideHosts } from '../window/outside-hosts.ts';

/** A page stays where it is; what it wants opened goes to the user's browser, if we know the host (checklist W5). */
export function setupNavigation(): void {
  const { presets } = presetCatalogue();
  const hosts = outsideHosts(presets, Object.values(clientFacts));
  app.on('web-contents-created', (_event, contents) => confine(contents, hosts));
}

function confine(contents: WebContents, hosts: ReadonlySet<string>): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpen(url, hosts)) void shell.openExternal(new URL(url).href);
    else log('A page wanted an address opened whose host is not on the list.');
    return { action: 'deny' };
  });
}
