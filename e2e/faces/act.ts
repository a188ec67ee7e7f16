import type { Calls } from '../../shared/contract.ts';
import type { ProviderDraft } from '../../shared/draft.ts';
import { toDraft } from '../../shared/provider-draft.ts';
import type { AppliedView, PlanView, ProviderView } from '../../shared/views.ts';
import { testDraft } from '../support/test-app.ts';
import type { MenuItem } from './face.ts';
import type { Before } from './home.ts';

/** What the steps before an act gave: ids that the act itself names. */
export type Known = Readonly<Record<string, string>>;
export const nothing: Known = {};

/** One command of the terminal, and what of its JSON every face tells. */
export interface Typed {
  readonly args: readonly string[];
  readonly input?: string;
  readonly tells?: (value: never) => unknown;
}

/** One act as each face does it. */
export interface Act {
  readonly name: string;
  /** What lies there before. Two providers where nothing is said. */
  readonly given?: (before: Before) => Promise<Known>;
  /** By the contract's calls: the window, the browser's window and the tray. Gives what every face tells. */
  readonly page: (calls: Calls, known: Known) => Promise<unknown>;
  readonly terminal: (known: Known) => Typed;
  /** Where the tray has an item for it, that is clicked. It answers by a notification. */
  readonly item?: (items: readonly MenuItem[]) => MenuItem | undefined;
  /** Only then is there a keychain. */
  readonly hasKeychain?: true;
}

export const relayUrl = 'https://relay.example/v1';
export const typedKey = 'sk-typed-in-by-a-person-01';

export async function viewOf(calls: Calls, id: string): Promise<ProviderView | undefined> {
  return (await calls['providers.list']()).find(({ provider }) => provider.id === id);
}

/** What a form is filled with. */
export async function draftOf(calls: Calls, id: string): Promise<ProviderDraft> {
  const view = await viewOf(calls, id);
  return view ? toDraft(view.provider) : testDraft();
}

export type ActJson = AppliedView & Pick<PlanView, 'files'> & { readonly isApplied: boolean };

/** What the terminal tells beyond the window's word is the diff, and whether anything was written. */
export function applied(acts: readonly ActJson[]): readonly AppliedView[] {
  return acts.map(({ files, isApplied, ...act }) => {
    const isWritten = act.receipt !== undefined;
    if (isApplied !== isWritten || files.length > 0 !== isWritten) throw new Error('it says both');
    return act;
  });
}

/** A plan, without the number that only a window needs. */
export function planned(acts: readonly (PlanView | ActJson)[]) {
  return acts.map((act) => {
    const { isApplied: _applied, plan: _plan, ...plan } = { isApplied: false, plan: '', ...act };
    return plan;
  });
}
