import type { Area } from '../../../shared/messages/message.ts';
import type { status as pattern } from '../en/status.ts';

export const status: Area<typeof pattern> = {
  'status.unreadable': 'son fichier de configuration est illisible',
  'status.official': 'sa propre connexion',
  'status.unset': 'aucun fournisseur choisi',
  'status.nobody': 'inconnu',
  'status.foreign': '{choice} (non défini par Switchyard ; voir : switchyard import --client {client})',
  'status.key-keychain': 'clé du trousseau, par un assistant',
  'status.key-env': 'clé d’une variable à vous',
  'status.key-file': 'CLÉ DANS UN FICHIER, lisible par vous seul',
  'status.key-plain': 'CLÉ EN CLAIR dans le fichier de configuration',
  'status.key-none': 'pas de clé',
  'status.drift-ours': 'modifié à la main depuis notre dernière écriture : {keys}',
  'status.drift-elsewhere': 'd’autres parties ont changé depuis notre dernière écriture ; rien n’en est perdu',
  'status.found': '{name} : {text}',
  'status.not-found': 'introuvable',
  'status.at-line': 'ligne {line} : {cause}',
  'status.repair': '{title} : switchyard repair --client {client}',
  'status.plain-key': 'La clé de {provider} est en clair dans {file}.',
  'status.plain-key-fix': 'Déplacez-la : switchyard import --client {client} --move-keys',
};
