import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTerminal, type Terminal } from './terminal.ts';

/** As `--json` prints them. */
interface Act {
  readonly notes: readonly {
    readonly code: string;
    readonly values: { readonly code?: string };
  }[];
}
interface Status {
  readonly client: string;
  readonly shadows: readonly { readonly code: string }[];
}

let terminal: Terminal;
beforeEach(async () => {
  terminal = openTerminal();
  const address = ['--base-url', 'https://north.example/v1', '--model', 'm', '--no-key'];
  await terminal.done(['add', 'north', ...address, '--wire', 'responses']);
});
afterEach(() => terminal.close());

/** A home of each client in which something goes on with its former provider, and what is said of it. */
const homes = {
  codex: {
    files: {
      '.codex/config.toml':
        'model = "big"\nmodel_provider = "old"\nreview_model = "huge"\nmodel_context_window = 1000000\n[model_providers.old]\nname = "Old"\nbase_url = "https://old.example/v1"\n',
    },
    atSwitch: ['codex.model-settings', 'codex.model-names'],
    atStatus: ['codex.model-settings', 'codex.model-names'],
    words: [/model_context_window\b/, /review_model \(huge\)/],
  },
  opencode: {
    files: {
      '.config/opencode/opencode.jsonc': '{ "model": "old/big", "command": { "review": { "model": "old/big" } } }',
      '.config/opencode/agent/reviewer.md': '---\nmodel: old/big\n---\nRead.\n',
    },
    atSwitch: ['opencode.agents', 'opencode.agent-files'],
    atStatus: ['opencode.agents', 'opencode.agent-files'],
    words: [/command\.review \(old\/big\)/, /agent\/reviewer\.md \(old\/big\)/],
  },
  openclaw: {
    files: {
      '.openclaw/openclaw.json':
        '{ gateway: { mode: "local" }, agents: { defaults: { model: { primary: "old/big", fallbacks: ["old/small"] }, heartbeat: { model: "old/big" } }, entries: { main: { model: "old/big" } } } }',
    },
    atSwitch: ['openclaw.agent-model', 'openclaw.models', 'openclaw.fallbacks'],
    atStatus: ['openclaw.agent-model', 'openclaw.models'],
    words: [/The agent "main" has a model of its own/, /agents\.defaults\.heartbeat\.model \(old\/big\)/, /old\/small/],
  },
} as const;

describe.each(['codex', 'opencode', 'openclaw'] as const)('what does not follow a switch of %s', (client) => {
  const { files, atSwitch, atStatus, words } = homes[client];
  const use = ['use', 'north', '--client', client];
  const told = (act: Act | undefined) =>
    (act?.notes ?? []).filter(({ code }) => code === 'client.shadow').map(({ values }) => values.code);

  it('is said in words and as values, before it, at it, and by status afterwards', async () => {
    for (const [path, text] of Object.entries(files)) terminal.write(path, text);
    const shown = await terminal.value<readonly Act[]>([...use, '--dry-run']);
    expect(told(shown[0])).toEqual(atSwitch);
    const said = await terminal.done(use);
    for (const word of words) expect(said).toMatch(word);
    const { clients } = await terminal.value<{ clients: readonly Status[] }>(['status']);
    const status = clients.find((one) => one.client === client);
    expect(status?.shadows.map(({ code }) => code)).toEqual(atStatus);
  });
});
