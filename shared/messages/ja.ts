import { codexMessages } from '../../core/clients/codex/messages/ja.ts';
import { openclawMessages } from '../../core/clients/openclaw/messages/ja.ts';
import { opencodeMessages } from '../../core/clients/opencode/messages/ja.ts';
import type { Messages } from './catalogue.ts';
import { actProblems } from './ja/act-problems.ts';
import { activity } from './ja/activity.ts';
import { clientWords } from './ja/client-words.ts';
import { clients } from './ja/clients.ts';
import { common } from './ja/common.ts';
import { editor } from './ja/editor.ts';
import { fileProblems } from './ja/file-problems.ts';
import { findings } from './ja/findings.ts';
import { firstRun } from './ja/first-run.ts';
import { gaps } from './ja/gaps.ts';
import { keyProblems } from './ja/key-problems.ts';
import { links } from './ja/links.ts';
import { palette } from './ja/palette.ts';
import { providerProblems } from './ja/provider-problems.ts';
import { requestProblems } from './ja/request-problems.ts';
import { said } from './ja/said.ts';
import { settings } from './ja/settings.ts';
import { tray } from './ja/tray.ts';

export const ja: Messages = {
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
