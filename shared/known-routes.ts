import { sentence } from '../shared/messages/words.ts';
import type { Wire } from './provider.ts';
import type { Sentence } from './sentence.ts';

/** Routes that clients append by themselves; a base URL that ends in one answers 404. */
const routes: readonly (readonly [suffix: string, wire: Wire | undefined])[] = [
  ['/chat/completions', 'chat'],
  ['/responses', 'responses'],
  ['/messages', 'anthropic'],
  ['/models', undefined],
  ['/completions', 'chat'],
];

const anyRoute = routes.map(([suffix]) => suffix).join('|');
/** `/v1/v1`: a base URL with its version, in a place that asks for one without. */
const doubledVersion = /(\/v\d[a-z0-9.]*)(?:\/*\1)+$/i;
/** `/v1/chat/completions/v1`: the same behind a pasted route. */
const versionBehindRoute = new RegExp(`(/v\\d[a-z0-9.]*)((?:/*(?:${anyRoute}))+)/*\\1$`, 'i');
/** What is left of slashes and of a sentence at the end. */
const trailing = /[/'),.;]+$/;

/** A path without the routes at its end. */
export interface CutPath {
  readonly path: string;
  /** The wire of the route that stood first: the others were put behind it. */
  readonly wire?: Wire;
  readonly remarks: readonly Sentence[];
}

/** Cuts every known route off the end of a path, however many are stacked there, and a version that is doubled. */
export function cutRoutes(pathname: string): CutPath {
  let path = pathname.replace(trailing, '');
  let cut = '';
  let wire: Wire | undefined;
  let version: string | undefined;
  for (let before = ''; before !== path; ) {
    before = path;
    const route = routes.find(([suffix]) => path.toLowerCase().endsWith(suffix));
    if (route) {
      wire = route[1] ?? wire;
      cut = route[0] + cut;
      path = path.slice(0, -route[0].length);
    }
    path = path.replace(versionBehindRoute, '$1$2').replace(doubledVersion, (_, once: string) => {
      version = once;
      return once;
    });
    path = path.replace(trailing, '');
  }
  return {
    path,
    ...(wire && { wire }),
    remarks: [
      ...(cut === '' ? [] : [sentence('remarks.route-cut', { route: cut })]),
      ...(version === undefined ? [] : [sentence('remarks.version-doubled', { version })]),
    ],
  };
}
