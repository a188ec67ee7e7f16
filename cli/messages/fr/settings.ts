import type { Area } from '../../../shared/messages/message.ts';
import type { settings as pattern } from '../en/settings.ts';

export const settings: Area<typeof pattern> = {
  'settings-of.language': 'system, en, zh-CN, ja, fr',
  'settings-of.theme': 'system, light, dark',
  'settings-of.startAtLogin': 'si l’application de bureau démarre à la connexion : on, off',
  'settings-of.startHidden': 'si elle démarre sans fenêtre : on, off',
  'settings-of.closeToTray': 'si elle reste dans la zone de notification quand sa fenêtre se ferme : on, off',
  'settings-of.shortcut': 'ouvre la palette de partout, p. ex. Control+Alt+S ; none',
  'settings-of.backupsKept': 'combien de sauvegardes sont gardées par fichier : 2 à 200',
  'settings-of.historyKept': 'combien d’entrées d’historique sont gardées par client : 20 à 10000',
  'settings-of.delivery': 'comment {client} reçoit ses clés : {choices}',
  'settings-of.folders': 'où {client} a sa configuration : {automatic}, ou un dossier',
};
