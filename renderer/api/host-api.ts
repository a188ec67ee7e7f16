import type { Api } from '../../shared/contract.ts';
import { httpApi } from './http-api.ts';
import { steadyApi } from './steady-api.ts';

declare global {
  interface Window {
    /** Put there by the desktop app's preload; missing in a browser. */
    readonly switchyard?: Api;
  }
}

/** The one thing the page may ask. It cannot tell which host answers. */
export async function hostApi(): Promise<Api> {
  return steadyApi(window.switchyard ?? (await httpApi()));
}
