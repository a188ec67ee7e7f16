import type { Area } from '../../../shared/messages/message.ts';
import type { settings as pattern } from '../en/settings.ts';

export const settings: Area<typeof pattern> = {
  'settings-of.language': 'system、en、zh-CN、ja、fr',
  'settings-of.theme': 'system、light、dark',
  'settings-of.startAtLogin': 'デスクトップアプリがログイン時に起動するか：on、off',
  'settings-of.startHidden': 'ウィンドウなしで起動するか：on、off',
  'settings-of.closeToTray': 'ウィンドウを閉じてもトレイで続けるか：on、off',
  'settings-of.shortcut': 'どこからでもパレットを開く。例：Control+Alt+S、none',
  'settings-of.backupsKept': 'ファイルごとに残すバックアップ数：2 から 200',
  'settings-of.historyKept': 'クライアントごとに残す履歴の件数：20 から 10000',
  'settings-of.delivery': '{client} がキーを受け取る方法：{choices}',
  'settings-of.folders': '{client} の設定の場所：{automatic}、またはフォルダー',
};
