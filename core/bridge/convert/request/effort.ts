import type { Dialect, Fields, Thinking } from '../dialects/dialect.ts';
import { type Notes, shown } from './notes.ts';

/** All that Codex knows, rising. */
const scale = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max', 'ultra'];

/** What tells the vendor how hard to think, and whether its model will think at all. */
export type Effort = { readonly fields: Fields; readonly isThinking: boolean };

/** Never a level that the vendor does not know, which is an error there (cc-switch#6228, openclaw#77350). */
export function effortOf(
  asked: string | null | undefined,
  { thinking }: Pick<Dialect, 'thinking'>,
  notes: Notes,
): Effort {
  if (!asked) return { fields: thinking.unasked, isThinking: thinking.isDefault };
  if (!scale.includes(asked)) {
    notes.add(`effort ${shown(asked)}: not known`);
    return { fields: thinking.unasked, isThinking: thinking.isDefault };
  }
  if (asked === 'none' && thinking.levels.includes('none'))
    return { fields: levelFields(thinking, 'none'), isThinking: false };
  if (asked === 'none' && thinking.off) return { fields: thinking.off, isThinking: false };
  if (asked === 'none') notes.add('effort none: the model always thinks');
  const level = nearest(asked, thinking);
  return { fields: { ...thinking.on, ...(level && levelFields(thinking, level)) }, isThinking: true };
}

function levelFields({ levelAt }: Thinking, level: string): Fields {
  return levelAt === 'reasoning_effort' ? { reasoning_effort: level } : { reasoning: { effort: level } };
}

/** Of two that are as near, the higher one. */
function nearest(asked: string, { levels, instead }: Thinking): string | undefined {
  const given = Object.hasOwn(instead, asked) ? instead[asked] : undefined;
  const distance = (level: string) => Math.abs(scale.indexOf(level) - scale.indexOf(asked));
  const thinking = levels.filter((level) => level !== 'none');
  return given ?? [...thinking].reverse().sort((one, other) => distance(one) - distance(other))[0];
}
