import type { Answer, Ask, Question } from './exchange.ts';
import type { Silence } from './silence.ts';

/** A question as it was asked, and what came back. Holds the key wherever the question does: it is for this process alone. */
export interface Exchange {
  readonly question: Question;
  readonly answer: Answer | Silence;
}

/** The same way to ask, which remembers. `exchanges` grows with each question, in the order of the answers; `tell` hears of each at once. */
export function record(
  ask: Ask,
  tell?: (exchange: Exchange) => void,
): { readonly recorded: Ask; readonly exchanges: readonly Exchange[] } {
  const exchanges: Exchange[] = [];
  const recorded: Ask = async (question) => {
    const answer = await ask(question);
    exchanges.push({ question, answer });
    tell?.({ question, answer });
    return answer;
  };
  return { recorded, exchanges };
}
