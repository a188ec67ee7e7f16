import type { StateCreator } from 'zustand';
import type { ClientId } from '../../shared/client-id.ts';
import type { Api, Input, Reply } from '../../shared/contract.ts';
import type { AppliedView, PlanView } from '../../shared/views.ts';
import type { Store } from './store.ts';

export type Wish = Input<'switch.use'>;

/** Everything that writes. Each act says how it went in a toast, and the engine tells everybody what changed. */
export interface ActSlice {
  /** What each client is on its way to, while it is. */
  readonly switching: Partial<Record<ClientId, string>>;
  /** One click. A file that somebody else changed meanwhile is shown first. */
  use(wish: Wish): Promise<void>;
  preview(title: string, wish: Wish): Promise<void>;
  undo(client?: ClientId): Promise<void>;
  previewUndo(title: string, client?: ClientId): Promise<void>;
  previewRestore(title: string, id: string): Promise<void>;
  previewRepairs(title: string, client: ClientId): Promise<void>;
  previewKeyMoves(title: string, client: ClientId): Promise<void>;
  /** Carries out one plan that was shown; gives whether it was. */
  apply(plan: PlanView): Promise<boolean>;
  remove(provider: { readonly id: string; readonly name: string }): Promise<void>;
  putBack(removal: string): Promise<void>;
  duplicate(id: string): Promise<void>;
  move(id: string, before: string | null): Promise<void>;
}

export const actSlice =
  (api: Api): StateCreator<Store, [], [], ActSlice> =>
  (set, get) => {
    /** The value, or a toast with the problem. */
    async function valueOrToast<Value>(reply: Promise<Reply<Value>>): Promise<Value | undefined> {
      const answer = await reply;
      if (answer.ok) return answer.value;
      get().say({ kind: 'problem', problem: answer.problem });
      return undefined;
    }

    async function sayApplied(reply: Promise<Reply<AppliedView>>): Promise<boolean> {
      const applied = await valueOrToast(reply);
      if (applied) get().say({ kind: 'applied', applied });
      return applied !== undefined;
    }

    async function show(title: string, reply: Promise<Reply<PlanView | readonly PlanView[]>>): Promise<void> {
      const plans = await valueOrToast(reply);
      if (plans) get().open({ kind: 'preview', title, plans: 'plan' in plans ? [plans] : plans });
    }

    return {
      switching: {},

      use: async (wish) => {
        set(({ switching }) => ({ switching: { ...switching, [wish.client]: wish.choice } }));
        const reply = await api['switch.use'](wish);
        set(({ switching: { [wish.client]: _, ...others } }) => ({ switching: others }));
        if (!reply.ok && reply.problem.code === 'file-changed') {
          const plan = await valueOrToast(api['switch.plan'](wish));
          if (plan) get().open({ kind: 'preview', title: '', plans: [plan], isConflict: true });
        } else await sayApplied(Promise.resolve(reply));
      },

      preview: (title, wish) => show(title, api['switch.plan'](wish)),
      undo: async (client) => {
        await sayApplied(api['undo.use']({ ...(client && { client }) }));
      },
      previewUndo: (title, client) => show(title, api['undo.plan']({ ...(client && { client }) })),
      previewRestore: (title, id) => show(title, api['restore.plan']({ id })),
      previewRepairs: (title, client) => show(title, api['repair.plan']({ client })),
      previewKeyMoves: (title, client) => show(title, api['import.planKeyMoves']({ client })),
      apply: ({ plan }) => sayApplied(api['plans.apply']({ plan })),

      remove: async ({ id, name }) => {
        const removed = await valueOrToast(api['providers.remove']({ id }));
        if (removed) get().say({ kind: 'removed', name, removal: removed.removal });
      },
      putBack: async (removal) => {
        await valueOrToast(api['providers.putBack']({ removal }));
      },
      duplicate: async (id) => {
        await valueOrToast(api['providers.duplicate']({ id }));
      },
      move: async (id, before) => {
        const { providers } = get();
        if (providers) set({ providers: moved(providers, id, before) });
        await valueOrToast(api['providers.move']({ id, before }));
      },
    };
  };

/** The list as it will be: shown at once, so that a row does not jump back while the engine writes. */
function moved<One extends { readonly provider: { readonly id: string } }>(
  all: readonly One[],
  id: string,
  before: string | null,
): readonly One[] {
  const one = all.find(({ provider }) => provider.id === id);
  if (!one) return all;
  const others = all.filter((other) => other !== one);
  const at = others.findIndex(({ provider }) => provider.id === before);
  return at < 0 ? [...others, one] : [...others.slice(0, at), one, ...others.slice(at)];
}
