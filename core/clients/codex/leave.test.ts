import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { homeWith, read } from '../../../e2e/support/codex-state.ts';
import { adapter as codex } from './adapter.ts';

const profile =
  'model_provider = "switchyard-work"\n[model_providers.switchyard-work]\nname = "R"\nbase_url = "https://r"\n';

it('C15 removes a profile file in which nothing of its owner is left', async () => {
  const plan = codex.leave(await read(homeWith({ '.codex/work.config.toml': profile })));
  expect(plan.files).toMatchObject([{ kind: 'text', text: null }]);
});

it('C6 empties a linked profile file and leaves the link', async () => {
  const environment = homeWith({ 'dotfiles/work.toml': profile, '.codex/config.toml': '' });
  symlinkSync('../dotfiles/work.toml', join(environment.home, '.codex/work.config.toml'));
  const plan = codex.leave(await read(environment));
  expect(plan.files).toMatchObject([{ kind: 'edits' }]);
});
