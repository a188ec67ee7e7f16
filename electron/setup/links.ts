import { app } from 'electron';
import type { App } from '../../core/app/app.ts';
import { placeOfSurprise } from '../../core/app/surprise.ts';
import { shortProblemText } from '../../shared/messages/problem-text.ts';
import { toProblem } from '../../shared/problem.ts';
import { log } from '../log.ts';
import { say } from '../notification.ts';
import type { SettingsNow } from '../settings-now.ts';
import { linkScheme } from '../start.ts';

/** Links and second starts come at any time, also before there is anything to hand them to: the last one waits. */
export class Arrivals {
  #link: string | undefined;
  #isWanted = false;
  #receive: ((link: string | undefined) => void) | undefined;

  arrive(link?: string): void {
    if (this.#receive) this.#receive(link);
    else {
      this.#isWanted = true;
      this.#link = link ?? this.#link;
    }
  }

  /** Hands over what came before, and from now on everything. */
  receive(receiver: (link: string | undefined) => void): void {
    this.#receive = receiver;
    if (this.#isWanted) receiver(this.#link);
  }
}

/** Before `ready`: macOS hands a link over as an event, at the very start. */
export function setupOpenUrl(arrivals: Arrivals): void {
  app.on('open-url', (event, url) => {
    event.preventDefault();
    arrivals.arrive(url);
  });
}

/**
 * A link opens the window, which asks what to do with it. Packages tell the system themselves who opens such links, except
 * on Windows; a copy that was only built must not take them over.
 */
export function setupLinks(own: App, settings: SettingsNow, arrivals: Arrivals, show: () => void): void {
  if (app.isPackaged && process.platform === 'win32')
    app.setAsDefaultProtocolClient(linkScheme, process.execPath, ['--']);
  arrivals.receive((link) => {
    try {
      if (link !== undefined) own.offerLink(link);
    } catch (error) {
      const problem = toProblem(error);
      const { code } = problem;
      log(`A link was refused: ${code}${code === 'unexpected' ? `, ${placeOfSurprise(error)}` : ''}`);
      const { cause, fix } = shortProblemText(problem, settings.t);
      say({ title: settings.t('tray.link-refused'), body: `${cause} ${fix}` });
    }
    show();
  });
}
