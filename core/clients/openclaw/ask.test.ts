import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { englishProblem } from '../../../e2e/support/english.ts';
import { liveName, stateOf } from '../../../e2e/support/openclaw-state.ts';
import { askOpenClaw } from './ask.ts';

/** An `openclaw` that prints `answer`, which may use what it was asked about. */
async function installationWith(answer: string) {
  const { installation } = await stateOf({
    [liveName]: '{ $include: "./part.json5" }',
    '.openclaw/part.json5': '{ gateway: { mode: "old" } }',
  });
  const bin = join(installation.environment.home, 'bin');
  mkdirSync(bin);
  const program = join(bin, 'openclaw');
  writeFileSync(program, `#!/bin/sh\nPATH=/usr/bin:/bin\n${answer}\n`);
  chmodSync(program, 0o755);
  return { ...installation, program };
}

describe('asking the real program', () => {
  it('hands over the candidates with the files they include, never the live file itself', async () => {
    const installation = await installationWith(
      `cd "$(dirname "$OPENCLAW_CONFIG_PATH")"
      [ "$OPENCLAW_CONFIG_PATH" != "${'$HOME'}/.openclaw/openclaw.json" ] && [ "$*" = "config validate --json" ] || exit 3
      printf '{"valid":false,"issues":[{"path":"gateway","message":"'
      cat part.json5 openclaw.json | tr -d '"\\n'
      printf '"}]}'`,
    );
    const problem = await askOpenClaw(installation, [{ path: installation.liveFile, text: '{ new: 1 }' }]);
    expect(problem?.code).toBe('openclaw.change-refused');
    expect(problem && englishProblem(problem).cause).toContain('gateway: { gateway: { mode: old } }{ new: 1 }');
  });

  it.each([
    ['is content', `echo '{"valid":true,"path":"x","warnings":[]}'; true`],
    ['can not start', 'echo "openclaw requires Node >=24" >&2; exit 1'],
    ['talks nonsense', 'echo "{"'],
  ])('has no objection when it %s', async (_, answer) => {
    expect(await askOpenClaw(await installationWith(answer), [])).toBeUndefined();
  });

  it('has no objection when it is not there', async () => {
    const { installation } = await stateOf({});
    expect(await askOpenClaw(installation, [])).toBeUndefined();
  });
});
