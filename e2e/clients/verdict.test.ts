import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientHome, enterHome } from './client-home.ts';
import type { ProgramName } from './programs.ts';

const cli = join(import.meta.dirname, '..', '..', 'dist', 'switchyard.cjs');

interface Trouble {
  readonly file: string;
  /** What nobody but the program itself knows to be wrong. */
  readonly text: string;
  readonly words: RegExp;
  /** What can't be read at all. */
  readonly broken: string;
}

const troubles = {
  codex: {
    file: '.codex/config.toml',
    text: 'hide_agent_reasoning = "yes"\n',
    words: /Codex (does not start with .*config\.toml|would not start)/,
    broken: 'model = "m"\n<<<<<<< ours\n',
  },
  'opencode-v1': {
    file: '.config/opencode/opencode.json',
    text: '{ "share": "sometimes" }\n',
    words: /OpenCode does not start with .*opencode\.json: .*share/,
    broken: '{ "model": "a/m" "x": 1 }\n',
  },
  openclaw: {
    file: '.openclaw/openclaw.json',
    text: '{ gateway: { mode: "local" }, session: { scope: 7 } }\n',
    words: /OpenClaw does not start with .*openclaw\.json: session\.scope/,
    broken: '{ gateway: { mode: "local" \n',
  },
} as const satisfies Partial<Record<ProgramName, Trouble>>;

describe.each(Object.keys(troubles) as readonly (keyof typeof troubles)[])('a file that %s refuses', (name) => {
  const { file, text, words, broken } = troubles[name];
  let home: ClientHome;
  const say = async (...args: readonly string[]) => home.run(process.execPath, [cli, ...args]);

  beforeAll(async () => {
    home = await enterHome(name);
    const added = ['add', 'relay', '--base-url', 'http://127.0.0.1:9/v1', '--model', 'm', '--key-stdin'];
    await home.switchyard(added, `${home.keys.a}\n`);
  });
  afterAll(() => home.stop());

  it('is no success of a switch: that is said at once, and then what the client makes of it', async () => {
    writeFileSync(home.path(file), text);
    const used = await say('use', 'relay', '--client', home.client);
    expect(used.stdout).toMatch(words);
    expect(used.stdout).not.toMatch(/[✓↻]/);
    expect(used.stdout.search(/uses relay/)).toBeLessThan(used.stdout.search(words));
    expect(used.code).toBe(3);
    const json = await say('--json', 'use', 'relay', '--client', home.client);
    expect([json.code, JSON.parse(json.stdout).value]).toMatchObject([3, [{ verdict: 'refuses', problems: [{}] }]]);
  });

  it('is named by the status from then on, and nothing is left of the question', async () => {
    const { stdout } = await say('status');
    expect(stdout).toMatch(words);
    const { value } = JSON.parse((await say('--json', 'status')).stdout);
    const status = value.clients.find(({ client }: { client: string }) => client === home.client);
    expect(status).toMatchObject({ verdict: 'refuses', legacy: [{ isFatal: true }] });
    const scratch = home.path('.local/share/switchyard/scratch');
    expect(existsSync(scratch) ? readdirSync(scratch) : []).toEqual([]);
  });

  it('is not called in need of no repair', async () => {
    const repaired = await say('repair', '--client', home.client);
    expect(repaired.stdout).not.toContain('Nothing needs repair');
    expect(repaired.stderr).toMatch(words);
    expect(repaired.code).toBe(1);
  });

  it('is broken where it can not even be read, and repair says where', async () => {
    writeFileSync(home.path(file), broken);
    const repaired = await say('repair', '--client', home.client);
    expect(repaired.stdout).not.toContain('Nothing needs repair');
    expect(repaired.stderr).toMatch(/is broken at line \d+, column \d+/);
    expect(repaired.code).toBe(1);
  });

  it('is fine once it is mended', async () => {
    writeFileSync(home.path(file), name === 'openclaw' ? '{ gateway: { mode: "local" } }\n' : '');
    const used = await say('use', 'relay', '--client', home.client);
    expect([used.code, used.stderr]).toEqual([0, expect.not.stringContaining('does not start')]);
    expect(used.stdout).toMatch(/[✓↻]/);
    expect((await say('repair', '--client', home.client)).stdout).toContain('Nothing needs repair.');
  });
});
