import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ClientPlan, LiveState, Target } from '../../core/clients/client.ts';
import { adapter as codex } from '../../core/clients/codex/adapter.ts';
import type { Environment } from '../../core/environment.ts';
import { plannedText } from '../../core/switching/planned-text.ts';
import { keyRefOf } from '../../shared/key-ref.ts';
import { Provider } from '../../shared/provider.ts';
import { testEnvironment } from './test-environment.ts';

export type ProviderTarget = Target & { readonly kind: 'provider' };

/** A home with these files, by path below it. `$HOME` in a variable's value stands for the home. */
export function homeWith(
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): Environment {
  const environment = testEnvironment({ variables });
  for (const [path, text] of Object.entries(files)) {
    const file = join(environment.home, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return environment;
}

export async function read(environment: Environment): Promise<LiveState> {
  return codex.read(await codex.find(environment));
}

/** The state of a home whose config.toml holds `text`. */
export function stateOf(text: string): Promise<LiveState> {
  return read(homeWith({ '.codex/config.toml': text }));
}

export function targetOf(options: Partial<ProviderTarget> & { readonly effort?: string } = {}): ProviderTarget {
  const { effort, ...rest } = options;
  return {
    kind: 'provider',
    provider: Provider.parse({
      id: 'relay-one',
      name: 'Relay One',
      endpoints: { responses: 'https://relay-one.example/v1' },
      wire: 'responses',
      options: effort === undefined ? {} : { codex: { effort } },
    }),
    wire: 'responses',
    baseUrl: 'https://relay-one.example/v1',
    model: 'model-one',
    key: {
      kind: 'keychain',
      launcher: '/opt/switchyard/bin/switchyard-key',
      ref: keyRefOf('relay-one', '0f1e2d3c4b5a'),
    },
    generation: 0,
    ...rest,
  };
}

/** The text of the only file of a plan. */
export function textOf(plan: ClientPlan): string | null {
  const [planned, ...others] = plan.files;
  if (!planned || others.length > 0) throw new Error(`the plan names ${plan.files.length} files`);
  return plannedText(planned);
}
