import type { App } from '../core/app/app.ts';
import type { MainWindow } from './window/main-window.ts';

/** Opens the command palette from anywhere; in a window that is only just opening, as soon as its page listens. */
export class PaletteCall {
  readonly #app: Pick<App, 'announce'>;
  readonly #window: Pick<MainWindow, 'show' | 'isFollowing'>;
  #isWanted = false;

  constructor(app: Pick<App, 'announce'>, window: Pick<MainWindow, 'show' | 'isFollowing'>) {
    this.#app = app;
    this.#window = window;
  }

  call(): void {
    this.#window.show();
    this.#isWanted = true;
    this.pageFollows();
  }

  pageFollows(): void {
    if (!this.#isWanted || !this.#window.isFollowing) return;
    this.#isWanted = false;
    this.#app.announce('palette');
  }
}
