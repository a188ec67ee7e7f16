import type { SettingsView } from '../../shared/views.ts';
import { useApp, useT } from '../state/app-context.tsx';
import { Section, SwitchSetting } from './setting.tsx';
import { ShortcutSetting } from './shortcut-setting.tsx';

interface DesktopSectionProps {
  readonly settings: SettingsView;
  readonly isDesktop: boolean;
}

/** What only a desktop app can do; a browser says why these settings are not there. */
export function DesktopSection({ settings, isDesktop }: DesktopSectionProps) {
  const t = useT();
  const change = useApp((state) => state.changeSettings);
  if (!isDesktop) return <Section title={t('settings.desktop')} about={t('settings.desktop-only')} />;
  return (
    <Section title={t('settings.desktop')}>
      <SwitchSetting
        label={t('settings.start-at-login')}
        isOn={settings.startAtLogin}
        change={(startAtLogin) => change({ startAtLogin })}
      />
      <SwitchSetting
        label={t('settings.start-hidden')}
        help={t('settings.start-hidden-help')}
        isOn={settings.startHidden}
        change={(startHidden) => change({ startHidden })}
      />
      <SwitchSetting
        label={t('settings.close-to-tray')}
        help={t('settings.close-to-tray-help')}
        isOn={settings.closeToTray}
        change={(closeToTray) => change({ closeToTray })}
      />
      <ShortcutSetting shortcut={settings.shortcut} />
    </Section>
  );
}
