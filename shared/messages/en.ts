import { activity } from './en/activity.ts';
import { clients } from './en/clients.ts';
import { common } from './en/common.ts';
import { editor } from './en/editor.ts';
import { findings } from './en/findings.ts';
import { firstRun } from './en/first-run.ts';
import { links } from './en/links.ts';
import { palette } from './en/palette.ts';
import { problems } from './en/problems.ts';
import { settings } from './en/settings.ts';
import { tray } from './en/tray.ts';

export const en = {
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
