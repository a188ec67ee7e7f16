import type { PluralMessage } from '../../shared/messages/message.ts';
import type { en } from './en.ts';

/** The texts of the terminal as the English ones name them. */
export type TerminalTexts = typeof en;

/** All of them in one language. */
export type TerminalMessages = {
  readonly [Key in keyof TerminalTexts]: TerminalTexts[Key] extends string ? string : PluralMessage;
};
