import { setKey } from '../../core/app/acts/keys.ts';
import { changeProvider, move } from '../../core/app/acts/providers.ts';
import { doAct } from '../../core/app/acts/switching.ts';
import { startEngine } from '../../core/app/start-engine.ts';
import { findClient } from '../../core/clients/clients.ts';
import { stepsOf } from '../../core/switching/undo/history.ts';
import type { ClientId } from '../../shared/client-id.ts';
import type { Calls } from '../../shared/contract.ts';
import type { ProviderDraft } from '../../shared/draft.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { toDraft } from '../../shared/provider-draft.ts';
import { draftOf } from './act.ts';
import { typed } from './face.ts';
import type { FaceHome } from './home.ts';

/** The field of provider `a` that only this one edits. */
export type OwnField = 'model' | 'smallModel' | 'name' | 'env';

/** Somebody who acts, over and over, beside others. Each act gives its receipt where it wrote live files. */
export interface Actor {
  readonly name: string;
  readonly face: 'window' | 'terminal';
  readonly field: OwnField;
  /** It is there already, and no process of its own for each act. */
  readonly isFast: boolean;
  use(client: ClientId, choice: string): Promise<string | undefined>;
  /** Takes back what it takes for the newest act of the client. */
  undo(client: ClientId): Promise<string | undefined>;
  edit(value: string): Promise<void>;
  setKey(key: string): Promise<void>;
  move(id: string, before: string | null): Promise<void>;
}

/** What the newest act was is what its person sees; where nobody sees any, there is nothing to take back. */
function seen(receipt: string | undefined): string {
  if (receipt !== undefined) return receipt;
  throw new AppError(problemOf('nothing-to-undo'));
}

function undoOf(calls: Calls, client: ClientId): Promise<string | undefined> {
  return calls['clients.read']().then((all) => all.find((one) => one.client === client)?.undo);
}

export function windowActor(name: string, calls: Calls, field: OwnField): Actor {
  return {
    name,
    face: 'window',
    field,
    isFast: true,
    use: async (client, choice) => (await calls['switch.use']({ client, choice })).receipt,
    undo: async (client) => (await calls['undo.use']({ receipt: seen(await undoOf(calls, client)) })).receipt,
    edit: async (value) => {
      const read = await draftOf(calls, 'a');
      const changed = await calls['providers.change']({ id: 'a', read, draft: { ...read, [field]: value } });
      if (changed.kind === 'conflict') throw new Error('nobody else edits this field');
    },
    setKey: (key) => calls['keys.set']({ provider: 'a', key, store: 'file' }),
    move: (id, before) => calls['providers.move']({ id, before }),
  };
}

/** A terminal that stays, in this process: between its acts it forgets what it read, as one that ends does. */
export async function engineActor(name: string, { environment }: FaceHome, field: OwnField): Promise<Actor> {
  const engine = await startEngine(environment, 'terminal');
  const anew = <Result>(act: () => Promise<Result>) => {
    engine.read.forget();
    return act();
  };
  const wish = async (client: ClientId, choice: string) => ({
    kind: 'use' as const,
    client: await findClient(client),
    choice,
  });
  const edited = (now: ProviderDraft, value: string): ProviderDraft => ({ ...now, [field]: value });
  return {
    name,
    face: 'terminal',
    field,
    isFast: true,
    use: (client, choice) => anew(async () => (await doAct(engine, await wish(client, choice))).receipt?.id),
    undo: (client) =>
      anew(async () => {
        const receipt = seen((await stepsOf(engine, client)).undo?.id);
        return (await doAct(engine, { kind: 'undo', receipt })).receipt?.id;
      }),
    edit: (value) =>
      anew(async () => void (await changeProvider(engine, { id: 'a', edit: (now) => edited(toDraft(now), value) }))),
    setKey: (key) => anew(async () => void (await setKey(engine, 'a', key, 'file'))),
    move: (id, before) => anew(() => move(engine, id, before)),
  };
}

const options: Readonly<Record<OwnField, string>> = {
  model: '--model',
  smallModel: '--small-model',
  name: '--name',
  env: '--env',
};

/** The built program, a process for each act; what it takes back its person reads in the window. */
export function programActor(name: string, home: FaceHome, field: OwnField, window: Calls): Actor {
  const run = async (args: readonly string[], input?: string) => {
    const answer = await typed(home, args, input);
    if (answer.ok) return answer.value;
    throw new AppError(answer.problem);
  };
  const act = async (...args: readonly string[]) => ((await run(args)) as { receipt?: string }[])[0]?.receipt;
  return {
    name,
    face: 'terminal',
    field,
    isFast: false,
    use: (client, choice) => act('use', choice, '--client', client),
    undo: async (client) => act('undo', seen(await undoOf(window, client))),
    edit: async (value) => void (await run(['edit', 'a', options[field], value])),
    setKey: async (key) => void (await run('key set a --key-stdin --key-store file'.split(' '), key)),
    move: async (id, before) => void (await run(['move', id, ...(before === null ? [] : ['--before', before])])),
  };
}
