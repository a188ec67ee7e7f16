import * as z from 'zod';
import type { Said } from './product.ts';

const Reply = z.object({
  problem: z.object({ code: z.string() }).optional(),
  value: z.unknown().optional(),
});
const Candidate = z.object({
  foreignId: z.string(),
  isCurrent: z.boolean(),
  isKnown: z.boolean(),
  provider: z.object({ id: z.string() }).optional(),
});
const Found = z.object({ candidates: z.array(Candidate) });
const Status = z.object({
  clients: z.array(
    z.object({
      client: z.string(),
      current: z.object({
        kind: z.string(),
        provider: z.string().optional(),
        baseUrl: z.string().optional(),
        model: z.string().optional(),
      }),
      plainKeys: z.array(z.object({ provider: z.string() })),
      shadows: z.array(z.unknown()),
      problem: z.unknown().optional(),
    }),
  ),
});
const Acts = z.array(z.object({ notes: z.array(z.object({ kind: z.string() })) }));

function replyIn({ text }: Said): z.infer<typeof Reply> {
  try {
    return Reply.parse(JSON.parse(text));
  } catch {
    return {}; // Said in words.
  }
}

/** The code of the problem in which a command with `--json` ended. */
export function problemIn(said: Said): string | undefined {
  return replyIn(said).problem?.code;
}

/** What `import` found in the files of a client. */
export function candidatesIn(said: Said): readonly z.infer<typeof Candidate>[] {
  return Found.safeParse(replyIn(said).value).data?.candidates ?? [];
}

/** What was said beside an act that was carried out. */
function notesIn(said: Said): readonly { readonly kind: string }[] {
  return (Acts.safeParse(replyIn(said).value).data ?? []).flatMap(({ notes }) => notes);
}

/** What `status` says of one client. */
export function statusIn(said: Said, client: string): z.infer<typeof Status>['clients'][number] | undefined {
  return Status.safeParse(replyIn(said).value).data?.clients.find((one) => one.client === client);
}

/** Said with an act that was carried out although the client does not start. */
const doneInVain = 3;

export function isDone({ code }: Said): boolean {
  return code === 0 || code === doneInVain;
}

/** Whether a person was told that it may not be as they wish. */
export function isWarned(said: Said): boolean {
  return said.code === doneInVain || notesIn(said).some(({ kind }) => kind === 'warning');
}
