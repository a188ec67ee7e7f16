import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ClientPlan, LiveState, Target } from '../../core/clients/client.ts';
import { adapter as openclaw } from '../../core/clients/openclaw/adapter.ts';
import { plannedFile, plannedText } from '../../core/switching/planned-text.ts';
import { keyRefOf } from '../../shared/key-ref.ts';
import { Provider } from '../../shared/provider.ts';
import { testEnvironment } from './test-environment.ts';

export const liveName = '.openclaw/openclaw.json';

/** For tests: what the client reads in a fresh home with these files. */
export async function stateOf(
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): Promise<LiveState> {
  const environment = testEnvironment({ variables });
  for (const [name, text] of Object.entries(files)) {
    const path = join(environment.home, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return openclaw.read(await openclaw.find(environment));
}

/** The live file's text alone, in its usual place. */
export function liveState(text: string, variables?: Readonly<Record<string, string>>): Promise<LiveState> {
  return stateOf({ [liveName]: text }, variables);
}

/** Writes a plan down and reads again. */
export async function applied(state: LiveState, plan: ClientPlan): Promise<LiveState> {
  for (const planned of plan.files) {
    const text = plannedText(planned);
    const { path } = plannedFile(planned);
    mkdirSync(dirname(path), { recursive: true });
    if (text !== null) writeFileSync(path, text);
  }
  return openclaw.read(state.installation);
}

type ProviderTarget = Target & { kind: 'provider' };

export function targetOf(id: string, change: Partial<ProviderTarget> = {}): ProviderTarget {
  const baseUrl = `https://${id}.example/v1`;
  const provider = Provider.parse({ id, name: id, endpoints: { chat: baseUrl }, wire: 'chat' });
  return {
    kind: 'provider',
    provider,
    wire: 'chat',
    baseUrl,
    model: 'm',
    key: { kind: 'keychain', launcher: '/opt/switchyard/bin/switchyard-key', ref: keyRefOf(id, '0a1b2c3d4e5f') },
    generation: 0,
    ...change,
  };
}

export function textOf(plan: ClientPlan, index = 0): string | null {
  const planned = plan.files[index];
  if (!planned) throw new Error(`the plan has no file ${index}`);
  return plannedText(planned);
}
