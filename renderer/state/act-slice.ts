import type { StateCreator } from 'zustand';
import { assertNever } from '../../shared/assert-never.ts';
import type { Api, Reply } from '../../shared/contract.ts';
import type { PlanView } from '../../shared/views.ts';
import { moved } from './order.ts';
import type { ActSlice, PlanSource, Store } from './slices.ts';

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

    async function planned(source: PlanSource): Promise<readonly PlanView[] | undefined> {
      const reply = await planFrom(api, source);
      if (!reply.ok) return void get().say({ kind: 'problem', problem: reply.problem, ...receiptOf(source) });
      return 'plan' in reply.value ? [reply.value] : reply.value;
    }

    async function show(title: string, source: PlanSource, isConflict = false): Promise<void> {
      const plans = await planned(source);
      if (plans) get().open({ kind: 'preview', title, plans, source, isConflict });
    }

    /** What is left to do of a preview; it closes by itself when nothing is. */
    async function rest(done: PlanView): Promise<void> {
      const { overlay } = get();
      if (overlay?.kind !== 'preview') return;
      const others = overlay.plans.filter(({ plan }) => plan !== done.plan);
      const plans = others.length > 0 && overlay.source ? await planned(overlay.source) : others;
      if (get().overlay !== overlay) return;
      if (plans && plans.length > 0) get().open({ ...overlay, plans, isConflict: false });
      else get().closeOverlay();
    }

    return {
      moves: { started: 0, ended: 0 },
      switching: {},
      undoing: [],

      use: async (wish) => {
        set(({ switching }) => ({ switching: { ...switching, [wish.client]: wish.choice } }));
        const reply = await api['switch.use'](wish);
        set(({ switching: { [wish.client]: _, ...others } }) => ({ switching: others }));
        if (reply.ok) get().say({ kind: 'applied', applied: reply.value });
        else if (reply.problem.code === 'file-changed') await show('', { kind: 'use', wish }, true);
        else {
          const provider = wish.choice === 'official' ? {} : { provider: wish.choice };
          get().say({ kind: 'problem', problem: reply.problem, wish, ...provider });
        }
      },

      preview: (title, wish) => show(title, { kind: 'use', wish }),
      undo: async (receipt) => {
        if (get().undoing.includes(receipt)) return;
        set(({ undoing }) => ({ undoing: [...undoing, receipt] }));
        const reply = await api['undo.use']({ receipt });
        // Otherwise it is over when the clients, read anew, offer another act.
        const isOver = !reply.ok || reply.value.receipt === undefined;
        if (isOver) set(({ undoing }) => ({ undoing: undoing.filter((other) => other !== receipt) }));
        if (reply.ok) get().say({ kind: 'applied', applied: reply.value });
        else if (reply.problem.code === 'file-changed') await show('', { kind: 'undo', receipt }, true);
        else get().say({ kind: 'problem', problem: reply.problem, receipt });
      },
      previewUndo: (title, receipt) => show(title, { kind: 'undo', receipt }),
      previewRestore: (title, receipt) => show(title, { kind: 'restore', receipt }),
      previewRepairs: (title, client) => show(title, { kind: 'repairs', client }),
      previewKeyMoves: (title, client) => show(title, { kind: 'key-moves', client }),

      apply: async (plan) => {
        const reply = await api['plans.apply']({ plan: plan.plan });
        if (reply.ok) {
          get().say({ kind: 'applied', applied: reply.value });
          await rest(plan);
          return true;
        }
        const { overlay } = get();
        const isOvertaken = ['file-changed', 'plan-gone', 'plan-outdated'].includes(reply.problem.code);
        if (isOvertaken && overlay?.kind === 'preview' && overlay.source)
          await show(overlay.title, overlay.source, reply.problem.code === 'file-changed');
        else {
          const source = overlay?.kind === 'preview' ? overlay.source : undefined;
          get().say({ kind: 'problem', problem: reply.problem, ...receiptOf(source) });
        }
        return false;
      },
      applyAll: async () => {
        const { overlay } = get();
        if (overlay?.kind !== 'preview') return;
        for (const _ of overlay.plans) {
          const now = get().overlay;
          const [plan] = now?.kind === 'preview' ? now.plans : [];
          if (!plan || !(await get().apply(plan))) return;
        }
      },

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
        const { providers, moves } = get();
        set({
          moves: { ...moves, started: moves.started + 1 },
          ...(providers && { providers: moved(providers, id, before) }),
        });
        const reply = await api['providers.move']({ id, before });
        set(({ moves: { started, ended } }) => ({ moves: { started, ended: ended + 1 } }));
        if (reply.ok) return;
        get().say({ kind: 'problem', problem: reply.problem });
        await get().refresh(['providers']);
      },
      openFile: async (client) => {
        await valueOrToast(api['files.open']({ client }));
      },
    };
  };

/** The act that was to be taken back, so that a refusal can lead to before it. */
function receiptOf(source: PlanSource | undefined): { readonly receipt?: string } {
  return source?.kind === 'undo' ? { receipt: source.receipt } : {};
}

function planFrom(api: Api, source: PlanSource): Promise<Reply<PlanView | readonly PlanView[]>> {
  switch (source.kind) {
    case 'use':
      return api['switch.plan'](source.wish);
    case 'undo':
      return api['undo.plan']({ receipt: source.receipt });
    case 'restore':
      return api['restore.plan']({ receipt: source.receipt });
    case 'repairs':
      return api['repair.plan']({ client: source.client });
    case 'key-moves':
      return api['import.planKeyMoves']({ client: source.client });
    default:
      return assertNever(source);
  }
}
