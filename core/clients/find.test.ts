import { mkdirSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { liveFiles } from '../../e2e/support/client-samples.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { findClient } from './clients.ts';

it.each(Object.entries(liveFiles))(
  'C6 %s with a live file that is a loop of links is found, and told what is wrong',
  async (id, name) => {
    const { home, ...environment } = testEnvironment();
    const file = join(home, name);
    mkdirSync(dirname(file), { recursive: true });
    symlinkSync(basename(file), file);
    const client = await findClient(id);
    const installation = await client.find({ ...environment, home });
    expect(installation).toMatchObject({ isFound: true, liveFile: file });
    expect((await client.read(installation)).main.problem?.code).toBe('file-link-loop');
  },
);

it.each(Object.entries(liveFiles))(
  '%s keeps its logins and variables in its own folders, or its user’s',
  async (id) => {
    const environment = testEnvironment();
    const client = await findClient(id);
    const { dataFolders, loginStores, variableFiles } = client.places(await client.find(environment));
    const inside = (file: string, folder: string) => file.startsWith(`${folder}/`);
    expect(dataFolders.filter((folder) => !inside(folder, environment.home))).toEqual([]);
    expect(loginStores.filter((file) => !dataFolders.some((folder) => inside(file, folder)))).toEqual([]);
    expect(variableFiles.filter((file) => !inside(file, environment.home))).toEqual([]);
  },
);

it.each<[string, Record<string, string>, readonly string[], readonly string[]]>([
  ['codex', { CODEX_HOME: '$HOME/c' }, ['c/auth.json'], ['c/.env']],
  ['opencode', { XDG_DATA_HOME: '$HOME/d' }, ['d/opencode/auth.json'], []],
  [
    'openclaw',
    { OPENCLAW_STATE_DIR: '$HOME/s' },
    ['s/state/openclaw.sqlite', 's/agents/main/agent/openclaw-agent.sqlite', 's/agents/main/agent/auth-profiles.json'],
    ['s/.env', '.config/openclaw/gateway.env'],
  ],
])('%s is followed to where its variables lead it', async (id, variables, logins, variableFiles) => {
  const environment = testEnvironment({ variables });
  mkdirSync(join(environment.home, 's', 'agents', 'main', 'agent'), { recursive: true });
  const client = await findClient(id);
  const places = client.places(await client.find(environment));
  const below = (file: string) => join(environment.home, file);
  expect(places.loginStores).toEqual(logins.map(below));
  expect(places.variableFiles).toEqual(variableFiles.map(below));
});
