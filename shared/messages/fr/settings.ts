import type { settings as pattern } from '../en/settings.ts';
import type { Area } from '../message.ts';

export const settings: Area<typeof pattern> = {
  'settings.title': 'Réglages',
  'settings.look': 'Apparence',
  'settings.language': 'Langue',
  'settings.as-system': 'Comme le système',
  'settings.theme': 'Thème',
  'settings.theme-light': 'Clair',
  'settings.theme-dark': 'Sombre',
  'settings.desktop': 'Bureau',
  'settings.desktop-only':
    'Le lancement à la connexion, la zone de notification et le raccourci global sont propres à l’application de bureau ; un navigateur ne les offre pas.',
  'settings.start-at-login': 'Lancer à la connexion',
  'settings.start-hidden': 'Démarrer sans fenêtre',
  'settings.start-hidden-help': 'Seule l’icône de la zone de notification apparaît.',
  'settings.close-to-tray': 'Rester dans la zone de notification à la fermeture',
  'settings.close-to-tray-help': 'Désactivé : fermer la fenêtre quitte l’application.',
  'settings.shortcut': 'Raccourci global',
  'settings.shortcut-help':
    'Ouvre la palette de commandes de partout. Cliquez dans le champ et pressez les touches ; Suppr l’efface.',
  'settings.shortcut-none': 'Aucun',
  'settings.clear': 'Effacer',
  'settings.keys': 'Clés',
  'settings.keys-about':
    'Comment chaque client reçoit la clé de son fournisseur. S’applique dès le prochain changement.',
  'settings.delivery-automatic': 'Le plus sûr qui fonctionne',
  'settings.delivery-keychain': 'Depuis le trousseau',
  'settings.delivery-env': 'Depuis une variable à vous',
  'settings.delivery-file': 'Depuis un fichier',
  'settings.delivery-help-keychain':
    'Un assistant le demande au trousseau quand le client en a besoin. La clé n’est dans aucun fichier.',
  'settings.delivery-help-env': 'Le client lit une variable que vous définissez vous-même, dans chaque terminal.',
  'settings.delivery-help-file':
    'La clé est dans un fichier que vous seul pouvez lire. Vos programmes le peuvent aussi.',
  'settings.folders': 'Dossiers des clients',
  'settings.folders-about': 'Vide : là où les règles du client le disent.',
  'settings.files': 'Sauvegardes et fichiers',
  'settings.backups': 'Sauvegardes conservées par fichier',
  'settings.backups-help': 'La toute première est gardée pour toujours.',
  'settings.history': 'Entrées d’historique conservées par client',
  'settings.history-help': 'Ce qu’il faut pour effacer toute trace est gardé au-delà.',
  'settings.data-folder': 'Dossier de données',
  'settings.version': 'Version',
  'settings.leave': 'Effacer toute trace',
  'settings.leave-about':
    'Remet les fichiers des clients comme sans Switchyard, et supprime fournisseurs, clés, sauvegardes et historique.',
  'settings.leave-button': 'Effacer toute trace…',
  'settings.leave-question':
    'Ces fichiers changent, et tous les fournisseurs, clés, sauvegardes et l’historique sont supprimés. C’est irréversible.',
  'settings.leave-no-files': 'Aucun fichier de client ne contient quoi que ce soit de nous.',
  'settings.leave-now': 'Effacer maintenant',
  'settings.leave-done': 'Toute trace est effacée. Il ne reste rien de Switchyard dans vos fichiers.',
};
