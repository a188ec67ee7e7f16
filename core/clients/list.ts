import { facts as codex } from './codex/facts.ts';
import { facts as openclaw } from './openclaw/facts.ts';
import { facts as opencode } from './opencode/facts.ts';

/** Every client that can be switched, in the order in which all faces show them. A new one is a line here and its folder. */
export const clientList = [codex, opencode, openclaw] as const;
