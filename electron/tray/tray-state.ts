import type { ClientId } from '../../shared/client-id.ts';
import type { Problem } from '../../shared/problem.ts';
import type { ClientView, HistoryView, ProviderView } from '../../shared/views.ts';

/** An act of the tray that did not work. */
export interface FailedAct {
  readonly kind: 'switch' | 'undo';
  readonly client: ClientId;
  readonly problem: Problem;
  readonly at: number;
}

/** Everything that the tray shows. */
export interface TrayState {
  readonly clients: readonly ClientView[];
  readonly providers: readonly ProviderView[];
  /** Newest first. */
  readonly history: readonly HistoryView[];
  readonly failedAct: FailedAct | null;
  /** Milliseconds. */
  readonly now: number;
}

/** What a click asks for. */
export type TrayAct =
  | { readonly kind: 'use'; readonly client: ClientId; readonly choice: string }
  | { readonly kind: 'undo'; readonly client: ClientId; readonly receipt: string }
  | { readonly kind: 'open' }
  | { readonly kind: 'test-all' }
  | { readonly kind: 'quit' };

/** How long an undo is offered, and a failed act is told of (checklist T4). */
export const freshMs = 10 * 60 * 1000;
