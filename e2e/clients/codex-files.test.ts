import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { adapter as codex } from '../../core/clients/codex/adapter.ts';
import { homeWith, read } from '../support/codex-state.ts';
import { englishProblem } from '../support/english.ts';

const program = join(import.meta.dirname, 'node_modules', '.bin', 'codex');
const fixtures = fileURLToPath(new URL('../../core/clients/codex/fixtures/', import.meta.url));

/** Whether the real Codex starts with this config.toml, and what it says if not; by itself it also refuses what it would ignore. */
function refusal(text: string, strictness: readonly string[] = ['--strict-config']): string | undefined {
  const home = mkdtempSync(join(tmpdir(), 'switchyard-strict-'));
  writeFileSync(join(home, 'config.toml'), text);
  const args = ['app-server', '--print-startup-config', ...strictness];
  const { status, stdout } = spawnSync(program, args, {
    env: { ...process.env, CODEX_HOME: home },
    encoding: 'utf8',
    input: '',
  });
  rmSync(home, { recursive: true });
  return status === 0 ? undefined : stdout;
}

function filesOf(name: string, side: 'in' | 'out'): readonly string[] {
  const folder = join(fixtures, name, side, '.codex');
  return existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [];
}

const cases = readdirSync(fixtures);

describe('the real Codex takes what we write', () => {
  const written = cases.flatMap((name) => filesOf(name, 'out').map((file) => [name, file] as const));
  it.each(written)('%s', (_name, file) => {
    const text = readFileSync(file, 'utf8');
    // A profile file that leaves its provider to config.toml cannot stand alone.
    const lower = /\[model_providers/.test(text) || file.endsWith('/config.toml') ? '' : mockProvider;
    expect(refusal(text + lower)).toBeUndefined();
  });
});

const mockProvider = '\n[model_providers.mock]\nname = "Mock"\n';

describe('what we call fatal is what the real Codex refuses', () => {
  const repairs = cases.filter((name) => name.startsWith('repair-'));
  it.each(repairs)('%s', async (name) => {
    const file = filesOf(name, 'in').find((path) => path.endsWith('/config.toml')) ?? '';
    const text = readFileSync(file, 'utf8');
    const { legacy } = await read(homeWith({ '.codex/config.toml': text }));
    expect(legacy.some(({ isFatal }) => isFatal)).toBe(refusal(text, []) !== undefined);
  });
});

describe('the real Codex is asked before a write', () => {
  const ask = async (before: string, after: string) => {
    const environment = homeWith({ '.codex/config.toml': before });
    const PATH = [dirname(program), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter);
    const asking = { ...environment, variables: { ...environment.variables, PATH } };
    const path = join(environment.home, '.codex/config.toml');
    const installation = await codex.find(asking);
    expect(installation.version).toMatch(/^0\.\d+\.\d+$/);
    return codex.validate?.(installation, [{ path, text: after }]);
  };

  it('and its words come back with the line of the real file', async () => {
    const text = '[model_providers.a]\nname = "A"\nbase_url = "https://a.example/v1"\nwire_api = "chat"\n';
    const problem = await ask('model = "m"\n', text);
    expect(problem).toMatchObject({ code: 'codex.change-refused', where: { line: 4, column: 12 } });
    expect(problem && englishProblem(problem).cause).toContain('no longer supported');
  });

  it('and agrees', async () => expect(await ask('model = "m"\n', 'model = "n"\n')).toBeUndefined());

  it('and what it refused before is first mended, where a repair can', async () => {
    const problem = await ask('profile = "w"\n', 'profile = "w"\nmodel = "n"\n');
    expect(problem && englishProblem(problem).fix).toContain('switchyard repair --client codex');
  });

  it('and a path that only the scratch home lacks holds nothing up', async () => {
    const text = 'model_catalog_json = "models.json"\n';
    expect(refusal(text)).toBeDefined();
    expect(await ask(text, `${text}model = "n"\n`)).toBeUndefined();
  });
});
