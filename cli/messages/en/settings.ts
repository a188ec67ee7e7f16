/** What each setting is, and what it can be. */
export const settings = {
  'settings-of.language': 'system, en, zh-CN, ja, fr',
  'settings-of.theme': 'system, light, dark',
  'settings-of.startAtLogin': 'whether the desktop app starts at login: on, off',
  'settings-of.startHidden': 'whether it starts without a window: on, off',
  'settings-of.closeToTray': 'whether it goes on in the tray when its window closes: on, off',
  'settings-of.shortcut': 'opens the palette from anywhere, e.g. Control+Alt+S; none',
  'settings-of.backupsKept': 'how many backups are kept for each live file: 2 to 200',
  'settings-of.historyKept': 'how many entries of the history are kept for each client: 20 to 10000',
  'settings-of.delivery': 'how {client} gets its keys: {choices}',
  'settings-of.folders': 'where {client} has its configuration: {automatic}, or a folder',
} as const;
