import { commands } from './en/commands.ts';
import { help } from './en/help.ts';
import { keyHelper } from './en/key-helper.ts';
import { options } from './en/options.ts';
import { outcomes } from './en/outcomes.ts';
import { problems } from './en/problems.ts';
import { providers } from './en/providers.ts';
import { serve } from './en/serve.ts';
import { settings } from './en/settings.ts';
import { status } from './en/status.ts';
import { usage } from './en/usage.ts';

/** The texts of the terminal alone; what the engine says is in `shared/messages`. */
export const en = {
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
