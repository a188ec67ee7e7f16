import type { Messages } from './catalogue.ts';
import { activity } from './ja/activity.ts';
import { clients } from './ja/clients.ts';
import { common } from './ja/common.ts';
import { editor } from './ja/editor.ts';
import { findings } from './ja/findings.ts';
import { firstRun } from './ja/first-run.ts';
import { links } from './ja/links.ts';
import { palette } from './ja/palette.ts';
import { problems } from './ja/problems.ts';
import { settings } from './ja/settings.ts';
import { tray } from './ja/tray.ts';

export const ja: Messages = {
  ...common,
  ...clients,
  ...editor,
  ...activity,
  ...settings,
  ...palette,
  ...problems,
  ...findings,
  ...tray,
  ...firstRun,
  ...links,
};
