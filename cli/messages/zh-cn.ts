import type { TerminalMessages } from './terminal-messages.ts';
import { commands } from './zh-cn/commands.ts';
import { help } from './zh-cn/help.ts';
import { keyHelper } from './zh-cn/key-helper.ts';
import { options } from './zh-cn/options.ts';
import { outcomes } from './zh-cn/outcomes.ts';
import { problems } from './zh-cn/problems.ts';
import { providers } from './zh-cn/providers.ts';
import { serve } from './zh-cn/serve.ts';
import { settings } from './zh-cn/settings.ts';
import { status } from './zh-cn/status.ts';
import { usage } from './zh-cn/usage.ts';

export const zhCn: TerminalMessages = {
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
