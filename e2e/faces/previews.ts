import { clientIds } from '../../shared/client-id.ts';
import { type Act, type Known, planned } from './act.ts';
import { type Before, withTwo } from './home.ts';

const clients = clientIds;

/** Every client was switched twice. Gives the receipts as `first-codex`, `last-codex` and so on. */
export async function switchedTwice(before: Before): Promise<Known> {
  await withTwo(before);
  const receipts: Record<string, string> = {};
  for (const client of clients) {
    receipts[`first-${client}`] = await before.use(client, 'a');
    receipts[`last-${client}`] = await before.use(client, 'b');
  }
  return receipts;
}

/** What each face shows before it is done. */
export const previews: readonly Act[] = [
  ...clients.flatMap((client): readonly Act[] => [
    {
      name: `a switch of ${client}`,
      page: async (calls) => planned([await calls['switch.plan']({ client, choice: 'a' })]),
      terminal: () => ({ args: ['use', 'a', '--client', client, '--dry-run'], tells: planned }),
    },
    {
      name: `the way back of ${client}`,
      page: async (calls, known) => planned([await calls['undo.plan']({ receipt: known[`last-${client}`] ?? '' })]),
      terminal: (known) => ({ args: ['undo', known[`last-${client}`] ?? '', '--dry-run'], tells: planned }),
    },
    {
      name: `going back to before the first switch of ${client}`,
      page: async (calls, known) => planned([await calls['restore.plan']({ receipt: known[`first-${client}`] ?? '' })]),
      terminal: (known) => ({ args: ['restore', known[`first-${client}`] ?? '', '--dry-run'], tells: planned }),
    },
  ]),
  {
    name: 'leaving',
    page: async (calls) => planned(await calls['leave.plan']()),
    terminal: () => ({ args: ['leave', '--dry-run'], tells: planned }),
  },
];
