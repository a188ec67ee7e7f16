import type { Planned } from '../core/app/acts/planned.ts';
import { doPlanned } from '../core/app/acts/switching.ts';
import { type ActValue, appliedValue, plannedValue } from './act-value.ts';
import type { Context } from './context.ts';
import { printDiffs, printNotes } from './render.ts';

interface AskOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/**
 * Shows each diff, asks unless told not to, and writes it. All are planned anew after each, for they may share a file;
 * `nameOf` tells a plan that was turned down from the others.
 */
export async function carryOutEach(
  context: Context,
  plan: () => Promise<readonly Planned[]>,
  nameOf: (planned: Planned) => string,
  { yes, dryRun }: AskOptions,
): Promise<readonly ActValue[]> {
  const { words } = context;
  const engine = await context.engine();
  const values: ActValue[] = [];
  const refused = new Set<string>();
  for (;;) {
    const planned = (await plan()).find((one) => !refused.has(nameOf(one)));
    if (!planned) return values;
    const shown = plannedValue(planned);
    printDiffs(context, shown, engine.environment.home);
    const act = words.say(shown.summary);
    const isWanted = !dryRun && (yes || (await context.person.confirm(words('ask.act', { act }))));
    if (isWanted) {
      const applied = appliedValue(await doPlanned(engine, planned));
      values.push(applied);
      context.output.line(act);
      printNotes(context, applied.notes);
    } else {
      refused.add(nameOf(planned));
      values.push(shown);
    }
  }
}
