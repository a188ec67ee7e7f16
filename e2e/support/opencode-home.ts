import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KeySource, LiveState } from '../../core/clients/client.ts';
import { adapter as opencode } from '../../core/clients/opencode/adapter.ts';
import type { ProviderTarget } from '../../core/clients/opencode/entry.ts';
import type { Environment } from '../../core/environment.ts';
import { keyRefOf } from '../../shared/key-ref.ts';
import { Provider, type Wire } from '../../shared/provider.ts';
import { testEnvironment } from './test-environment.ts';

interface TestHome {
  /** By path below the home. */
  readonly files?: Readonly<Record<string, unknown>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** What `opencode --version` prints. */
  readonly version?: string;
}

/** A temporary home with these files (text, or anything else as JSON) and a program that only knows its version. */
export function homeWith({ files = {}, variables = {}, version }: TestHome): Environment {
  const environment = testEnvironment({ variables });
  for (const [path, content] of Object.entries(files)) {
    const file = join(environment.home, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
  if (version !== undefined) {
    mkdirSync(join(environment.home, 'bin'), { recursive: true });
    writeFileSync(join(environment.home, 'bin', 'opencode'), `#!/bin/sh\necho '${version}'\n`, { mode: 0o755 });
  }
  return environment;
}

export async function stateOf(home: TestHome): Promise<LiveState> {
  return opencode.read(await opencode.find(homeWith(home)));
}

export const liveFile = '.config/opencode/opencode.jsonc';

export function keychainKey(provider: string): KeySource {
  return {
    kind: 'keychain',
    launcher: '/opt/switchyard/bin/switchyard-key',
    ref: keyRefOf(provider, '0123456789ab'),
  };
}

interface TestTarget {
  readonly id?: string;
  readonly wire?: Wire;
  readonly baseUrl?: string;
  readonly model?: string;
  readonly key?: KeySource;
  readonly provider?: Readonly<Record<string, unknown>>;
}

export function targetOf(options: TestTarget = {}): ProviderTarget {
  const { id = 'acme', wire = 'chat', baseUrl = `https://${id}.example/v1`, model = 'm', provider = {} } = options;
  return {
    kind: 'provider',
    provider: Provider.parse({ id, name: id, endpoints: { [wire]: baseUrl }, wire, ...provider }),
    wire,
    baseUrl,
    model,
    key: options.key ?? keychainKey(id),
    generation: 0,
  };
}
