import { codexMessages } from '../../core/clients/codex/messages/zh-cn.ts';
import { openclawMessages } from '../../core/clients/openclaw/messages/zh-cn.ts';
import { opencodeMessages } from '../../core/clients/opencode/messages/zh-cn.ts';
import type { Messages } from './catalogue.ts';
import { actProblems } from './zh-cn/act-problems.ts';
import { activity } from './zh-cn/activity.ts';
import { clientWords } from './zh-cn/client-words.ts';
import { clients } from './zh-cn/clients.ts';
import { common } from './zh-cn/common.ts';
import { editor } from './zh-cn/editor.ts';
import { fileProblems } from './zh-cn/file-problems.ts';
import { findings } from './zh-cn/findings.ts';
import { firstRun } from './zh-cn/first-run.ts';
import { gaps } from './zh-cn/gaps.ts';
import { keyProblems } from './zh-cn/key-problems.ts';
import { links } from './zh-cn/links.ts';
import { palette } from './zh-cn/palette.ts';
import { providerProblems } from './zh-cn/provider-problems.ts';
import { requestProblems } from './zh-cn/request-problems.ts';
import { said } from './zh-cn/said.ts';
import { settings } from './zh-cn/settings.ts';
import { tray } from './zh-cn/tray.ts';

export const zhCn: Messages = {
  ...common,
  ...clients,
  ...editor,
  ...activity,
  ...settings,
  ...palette,
  ...said,
  ...requestProblems,
  ...providerProblems,
  ...keyProblems,
  ...fileProblems,
  ...actProblems,
  ...findings,
  ...tray,
  ...firstRun,
  ...gaps,
  ...links,
  ...clientWords,
  ...codexMessages,
  ...opencodeMessages,
  ...openclawMessages,
};
