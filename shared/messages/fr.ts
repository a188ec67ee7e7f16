import { codexMessages } from '../../core/clients/codex/messages/fr.ts';
import { openclawMessages } from '../../core/clients/openclaw/messages/fr.ts';
import { opencodeMessages } from '../../core/clients/opencode/messages/fr.ts';
import type { Messages } from './catalogue.ts';
import { actProblems } from './fr/act-problems.ts';
import { activity } from './fr/activity.ts';
import { clientWords } from './fr/client-words.ts';
import { clients } from './fr/clients.ts';
import { common } from './fr/common.ts';
import { editor } from './fr/editor.ts';
import { fileProblems } from './fr/file-problems.ts';
import { findings } from './fr/findings.ts';
import { firstRun } from './fr/first-run.ts';
import { gaps } from './fr/gaps.ts';
import { keyProblems } from './fr/key-problems.ts';
import { links } from './fr/links.ts';
import { palette } from './fr/palette.ts';
import { providerProblems } from './fr/provider-problems.ts';
import { requestProblems } from './fr/request-problems.ts';
import { said } from './fr/said.ts';
import { settings } from './fr/settings.ts';
import { tray } from './fr/tray.ts';

export const fr: Messages = {
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
