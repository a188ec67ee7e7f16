import type { ProblemView } from '../../shared/problem-view.ts';
import type { Engine } from '../switching/engine.ts';
import { toProblemView } from './views/views.ts';

/**
 * How long a keychain that works is believed to go on, for faces ask at every change. One that does not is asked each time:
 * it may have been unlocked a moment ago.
 */
const believedMs = 60_000;

interface Asked {
  readonly problem: Promise<ProblemView | null>;
  until: number;
}

/** Why the keychain can't be used now, or null; asked anew after each change of a key, and not at every look. */
export function keychainProblem({ environment, keys, read }: Engine): Promise<ProblemView | null> {
  const now = environment.now().getTime();
  const ask = (): Asked => {
    const problem = keys.check().then((found) => found && toProblemView(found));
    const asked: Asked = { problem, until: Number.POSITIVE_INFINITY };
    problem.then(
      (found) => {
        asked.until = found ? 0 : environment.now().getTime() + believedMs;
      },
      () => {
        asked.until = 0;
      },
    );
    return asked;
  };
  const once = () => read.once('keychain', ['keys'], ask);
  const asked = once();
  if (now < asked.until) return asked.problem;
  read.drop('keychain');
  return once().problem;
}
