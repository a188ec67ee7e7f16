import type { Area } from '../../../shared/messages/message.ts';
import type { settings as pattern } from '../en/settings.ts';

export const settings: Area<typeof pattern> = {
  'settings-of.language': 'system、en、zh-CN、ja、fr',
  'settings-of.theme': 'system、light、dark',
  'settings-of.startAtLogin': '桌面应用是否在登录时启动：on、off',
  'settings-of.startHidden': '启动时是否不显示窗口：on、off',
  'settings-of.closeToTray': '关闭窗口后是否留在托盘：on、off',
  'settings-of.shortcut': '在任何位置打开命令面板，例如 Control+Alt+S；none',
  'settings-of.backupsKept': '每个配置文件保留的备份数：2 到 200',
  'settings-of.historyKept': '每个客户端保留的历史条数：20 到 10000',
  'settings-of.delivery': '{client} 获取密钥的方式：{choices}',
  'settings-of.folders': '{client} 的配置所在：{automatic}，或某个文件夹',
};
