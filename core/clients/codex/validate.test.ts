import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { homeWith } from '../../../e2e/support/codex-state.ts';
import { englishProblem } from '../../../e2e/support/english.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { Environment } from '../../environment.ts';
import { adapter as codex } from './adapter.ts';

/** Answers as Codex 0.169.0 does: refuses a text with "chat" or "broken" in it, and quotes it with what looks like a key. */
const standIn = `#!/bin/sh
[ "$1" = --version ] && { echo codex-cli VERSION; exit; }
echo "$CODEX_HOME" >> "REAL_HOME/scratch-homes"
env >> "REAL_HOME/environment"
cat "$CODEX_HOME/config.toml" >> "REAL_HOME/seen"
word=$(grep -oE 'chat|broken' "$CODEX_HOME/config.toml" | head -1)
[ -z "$word" ] && { echo '{"appServerVersion":"0.169.0"}'; exit; }
echo '{"error":{"code":-32600,"data":{"reason":"configLoad","filePath":"'$CODEX_HOME'/config.toml","line":4,"column":12,"detail":"'$CODEX_HOME'/config.toml:4:12: unknown variant '$word' sk-abcdefghijklmnop0123"},"message":"x"}}'
exit 1
`;

function homeWithCodex(script: string, text?: string, version = '0.169.0'): Environment {
  const environment = homeWith(text === undefined ? {} : { '.codex/config.toml': text });
  const variables = {
    ...environment.variables,
    PATH: `${environment.variables.PATH}:/usr/bin:/bin`,
    RELAY_KEY: 'sk-planted',
  };
  const program = join(environment.home, 'bin/codex');
  mkdirSync(join(environment.home, 'bin'));
  writeFileSync(program, script.replace('VERSION', version).replaceAll('REAL_HOME', environment.home));
  chmodSync(program, 0o755);
  return { ...environment, variables };
}

async function validate(environment: Environment, text: string, name = 'config.toml') {
  const path = join(environment.home, '.codex', name);
  return codex.validate?.(await codex.find(environment), [{ path, text }]);
}

const scratchHomes = ({ home }: Environment) => readFileSync(join(home, 'scratch-homes'), 'utf8').trim().split('\n');

function causeOf(problem: Problem | undefined): string {
  return problem ? englishProblem(problem).cause : '';
}

describe('Codex is asked about the new text', () => {
  it('takes a good one, in a scratch home that is gone afterwards', async () => {
    const environment = homeWithCodex(standIn, 'model = "m"\n');
    expect(await validate(environment, 'model = "n"\n')).toBeUndefined();
    const homes = scratchHomes(environment);
    expect(homes).toHaveLength(1);
    expect(homes[0]).not.toBe(join(environment.home, '.codex'));
    expect(existsSync(homes[0] ?? '')).toBe(false);
  });

  it('gives its words and the line of the real file for a bad one', async () => {
    const environment = homeWithCodex(standIn, 'model = "m"\n');
    const file = join(environment.home, '.codex/config.toml');
    const problem = await validate(environment, 'wire_api = "chat"\n');
    expect(problem).toMatchObject({ code: 'codex.change-refused', where: { file, line: 4, column: 12 } });
    expect(causeOf(problem)).toContain('config.toml:4:12: unknown variant chat');
    for (const scratch of scratchHomes(environment)) expect(JSON.stringify(problem)).not.toContain(scratch);
  });

  it('S1 hides a key that Codex quotes, and hands it no key and no variables of ours', async () => {
    const environment = homeWithCodex(standIn);
    const problem = await validate(
      environment,
      'x = "chat"\n# old: sk-abcdefghijklmnop0123\nexperimental_bearer_token = "plain-and-secret"\n',
    );
    expect(problem?.code).toBe('codex.change-refused');
    expect(causeOf(problem)).toContain('unknown variant');
    expect(JSON.stringify(problem)).not.toContain('abcdefghijklmnop');
    expect(readFileSync(join(environment.home, 'environment'), 'utf8')).not.toContain('planted');
    expect(readFileSync(join(environment.home, 'seen'), 'utf8')).not.toMatch(/abcdefghijklmnop|secret/);
  });

  it('does not hold against the new text what Codex refused before and no repair mends', async () => {
    const environment = homeWithCodex(standIn, 'instructions = "broken"\n');
    expect(await validate(environment, 'instructions = "broken"\nmodel = "m"\n')).toBeUndefined();
  });

  it('names the repair where Codex refused the old text as well', async () => {
    const old = '[model_providers.x]\nname = "X"\nwire_api = "chat"\n';
    const problem = await validate(homeWithCodex(standIn, old), `model = "m"\n${old}`);
    expect(problem?.code).toBe('codex.file-refused');
    expect(problem && englishProblem(problem).fix).toContain('switchyard repair --client codex');
  });

  it('judges profile files too, but no other files', async () => {
    const environment = homeWithCodex(standIn, '');
    expect((await validate(environment, 'x = "broken"', 'work.config.toml'))?.code).toBe('codex.change-refused');
    expect(await validate(environment, 'x = "broken"', 'other.json')).toBeUndefined();
  });

  it('does not ask a Codex before 0.164, none at all, or one that answers otherwise', async () => {
    const old = homeWithCodex(standIn, '', '0.163.0');
    expect(await validate(old, 'x = "broken"')).toBeUndefined();
    expect(existsSync(join(old.home, 'scratch-homes'))).toBe(false);
    expect(await validate(homeWith({}), 'x = "broken"')).toBeUndefined();
    expect(await validate(homeWithCodex('#!/bin/sh\necho no json\nexit 1\n'), 'x = "broken"')).toBeUndefined();
  });
});
