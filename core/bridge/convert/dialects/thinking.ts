import type { Thinking } from './dialect.ts';
import { noThinking } from './plain.ts';

/** `reasoning_effort` with these levels, rising; `none` among them turns thinking off. */
export function byLevel(levels: readonly string[], others: Partial<Thinking> = {}): Thinking {
  return { ...noThinking, isDefault: true, levels, off: levels.includes('none') ? {} : null, ...others };
}

/** `thinking: { type }`, with what else belongs into that object. */
export function byType(off: 'disabled' | null, inside: object = {}, others: Partial<Thinking> = {}): Thinking {
  const on = { thinking: { type: 'enabled', ...inside } };
  return { ...noThinking, isDefault: true, on, off: off === null ? null : { thinking: { type: off } }, ...others };
}

/** `enable_thinking: true | false`, at the top or inside an object of that name. */
export function byFlag(inside: string | null, others: Partial<Thinking> = {}): Thinking {
  const flag = (isOn: boolean) =>
    inside === null ? { enable_thinking: isOn } : { [inside]: { enable_thinking: isOn } };
  return { ...noThinking, on: flag(true), off: flag(false), ...others };
}
