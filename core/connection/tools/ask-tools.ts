import { sentence } from '../../../shared/messages/words.ts';
import type { Said } from '../../../shared/sentence.ts';
import type { ToolKind } from '../../clients/client-request.ts';
import { type Asked, type Asking, isAboutLimit, understood } from '../ask-model.ts';
import type { Silence } from '../silence.ts';
import { isWhole, readTurn, type Turn } from './call.ts';
import { toToolQuestion } from './tool-question.ts';

/**
 * What became of one call of a tool and its result. `called`: all as it should be. `unused`: the model answered in words.
 * `kinds-refused`: functions are taken, and a kind that the client always sends is not. `result-refused`: the call came,
 * and its result was not taken.
 */
export interface ToolsSeen {
  readonly kind: 'called' | 'unused' | 'refused' | 'kinds-refused' | 'result-refused' | 'cancelled' | 'timeout';
  readonly status?: number;
  readonly detail?: Said;
  /** Milliseconds for all of it. */
  readonly ms: number;
}

/** Sent for models of a catalogue only: most providers never meet it. */
const rare: readonly ToolKind[] = ['custom'];

/** Offers the kinds of tools that the client sends, asks for a call, and gives its result back. */
export async function askTools(
  asking: Asking,
  model: string,
  kinds: readonly ToolKind[] = ['function'],
): Promise<ToolsSeen> {
  const start = performance.now();
  const seen = (kind: ToolsSeen['kind'], asked?: Asked | Silence, detail = asked?.detail): ToolsSeen => ({
    kind,
    ms: Math.round(performance.now() - start),
    ...(asked && 'answer' in asked && { status: asked.answer.status }),
    ...(detail !== undefined && { detail }),
  });
  const all = await offer(asking, model, kinds);
  if (isOver(all.asked)) return seen(all.asked.kind, all.asked);
  if (all.asked.kind === 'answered') return giveBack(asking, model, kinds, all.turn, seen);
  if (kinds.length === 1) return seen('refused', all.asked);
  const plain = await offer(asking, model, ['function']);
  if (isOver(plain.asked)) return seen(plain.asked.kind, plain.asked);
  if (plain.asked.kind !== 'answered') return seen('refused', plain.asked);
  const refused = await refusedKinds(asking, model, kinds);
  const always = refused.filter((kind) => !rare.includes(kind));
  const named = sentence('tests.tools.kinds', { kinds: refused.join(', ') });
  if (always.length > 0 || refused.length === 0)
    return seen('kinds-refused', all.asked, refused.length > 0 ? named : all.asked.detail);
  const back = await giveBack(asking, model, ['function'], plain.turn, seen);
  return back.kind === 'called' ? { ...back, detail: named } : back;
}

/** Each kind beside a function: some are refused only in company. */
async function refusedKinds(asking: Asking, model: string, kinds: readonly ToolKind[]): Promise<readonly ToolKind[]> {
  const refused: ToolKind[] = [];
  for (const kind of kinds) {
    if (kind === 'function') continue;
    const { asked } = await offer(asking, model, ['function', kind]);
    if (asked.kind !== 'answered') refused.push(kind);
  }
  return refused;
}

type Seen = (kind: ToolsSeen['kind'], asked?: Asked | Silence, detail?: Said) => ToolsSeen;

async function giveBack(
  asking: Asking,
  model: string,
  kinds: readonly ToolKind[],
  turn: Turn,
  seen: Seen,
): Promise<ToolsSeen> {
  if (turn.calls.length === 0) return seen('unused');
  if (!turn.calls.every(isWhole)) return seen('refused', undefined, sentence('tests.tools.broken-call'));
  const { asked } = await offer(asking, model, kinds, turn);
  if (isOver(asked)) return seen(asked.kind, asked);
  return asked.kind === 'answered' ? seen('called') : seen('result-refused', asked);
}

function isOver(asked: Asked | Silence): asked is Silence & { readonly kind: 'cancelled' | 'timeout' } {
  return asked.kind === 'cancelled' || asked.kind === 'timeout';
}

async function offer(
  asking: Asking,
  model: string,
  kinds: readonly ToolKind[],
  turn?: Turn,
): Promise<{ readonly asked: Asked | Silence; readonly turn: Turn }> {
  const { wire } = asking.provider;
  const offerOnce = async (isLimited: boolean) => {
    const prompt = { sender: asking, model, as: asking.as, isLimited, kinds, ...(turn && { turn }) };
    return understood(wire, await asking.ask(toToolQuestion(prompt)), model);
  };
  const first = await offerOnce(asking.as?.leavesLimitOut !== true);
  const asked = wire !== 'anthropic' && isAboutLimit(first, wire) ? await offerOnce(false) : first;
  return { asked, turn: readTurn(wire, 'answer' in asked ? (asked.answer.text ?? '') : '') };
}
