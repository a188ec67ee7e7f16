import { codexMessages } from '../../core/clients/codex/messages/en.ts';
import { openclawMessages } from '../../core/clients/openclaw/messages/en.ts';
import { opencodeMessages } from '../../core/clients/opencode/messages/en.ts';
import { actProblems } from './en/act-problems.ts';
import { activity } from './en/activity.ts';
import { clientWords } from './en/client-words.ts';
import { clients } from './en/clients.ts';
import { common } from './en/common.ts';
import { editor } from './en/editor.ts';
import { fileProblems } from './en/file-problems.ts';
import { findings } from './en/findings.ts';
import { firstRun } from './en/first-run.ts';
import { gaps } from './en/gaps.ts';
import { keyProblems } from './en/key-problems.ts';
import { links } from './en/links.ts';
import { palette } from './en/palette.ts';
import { providerProblems } from './en/provider-problems.ts';
import { requestProblems } from './en/request-problems.ts';
import { said } from './en/said.ts';
import { settings } from './en/settings.ts';
import { tray } from './en/tray.ts';

export const en = {
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
