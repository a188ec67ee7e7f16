import { commands } from './ja/commands.ts';
import { help } from './ja/help.ts';
import { keyHelper } from './ja/key-helper.ts';
import { options } from './ja/options.ts';
import { outcomes } from './ja/outcomes.ts';
import { problems } from './ja/problems.ts';
import { providers } from './ja/providers.ts';
import { serve } from './ja/serve.ts';
import { settings } from './ja/settings.ts';
import { status } from './ja/status.ts';
import { usage } from './ja/usage.ts';
import type { TerminalMessages } from './terminal-messages.ts';

export const ja: TerminalMessages = {
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
