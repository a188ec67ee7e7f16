import { commands } from './fr/commands.ts';
import { help } from './fr/help.ts';
import { keyHelper } from './fr/key-helper.ts';
import { options } from './fr/options.ts';
import { outcomes } from './fr/outcomes.ts';
import { problems } from './fr/problems.ts';
import { providers } from './fr/providers.ts';
import { serve } from './fr/serve.ts';
import { settings } from './fr/settings.ts';
import { status } from './fr/status.ts';
import { usage } from './fr/usage.ts';
import type { TerminalMessages } from './terminal-messages.ts';

export const fr: TerminalMessages = {
  ...help,
  ...commands,
  ...options,
  ...usage,
  ...problems,
  ...keyHelper,
  ...status,
  ...providers,
  ...outcomes,
  ...settings,
  ...serve,
};
