import type { Area } from '../../../shared/messages/message.ts';
import type { providers as pattern } from '../en/providers.ts';

export const providers: Area<typeof pattern> = {
  'providers.none':
    'Pas encore de fournisseur. Ajoutez-en un : switchyard add openrouter, ou voyez : switchyard presets',
  'providers.none-to-test': 'Pas encore de fournisseur. Ajoutez-en un : switchyard add openrouter',
  'providers.key-not-needed': 'inutile',
  'providers.key-keychain': 'dans le trousseau',
  'providers.key-file': 'dans un fichier',
  'providers.key-env': 'de {variable}',
  'providers.key-missing': 'manquante',
  'providers.key-column': 'clé {state}',
  'providers.mended': 'URL de base : {change}.',
  'providers.added': '{name} est ajouté. Pour l’utiliser : switchyard use {id} --client {client}',
  'providers.unchanged': '{name} est déjà ainsi : rien à modifier. Voir : switchyard edit --help',
  'providers.changed': '{name} est modifié.',
  'providers.moved-origin': 'Son adresse a changé, sa clé doit donc être saisie de nouveau : switchyard key set {id}',
  'providers.still-old':
    '{client} a encore les anciens réglages. Pour écrire les nouveaux : switchyard use {id} --client {clientId}',
  'providers.removed': '{name} et sa clé sont supprimés.',
  'providers.can-put-back': 'Il peut être remis pendant dix minutes, clé comprise : switchyard put-back {id}',
  'providers.is-back': '{name} est de retour.',
  'providers.copied': '{name} est ajouté sous l’id {id}, après {original}.',
  'providers.copied-keyless': 'Il n’a pas encore de clé : switchyard key set {id}',
  'providers.kind-vendor': 'éditeur',
  'providers.kind-aggregator': 'agrégateur',
  'providers.kind-local': 'local',
  'providers.kind-template': 'gabarit',
  'providers.give-base-url': 'donnez --base-url',
  'providers.preset-date': 'Données publiques du {date} ; la connexion n’est pas encore testée.',
  'keys.question': 'Clé de {name}',
  'keys.in-file':
    'La clé est dans un fichier que vous seul pouvez lire, pas dans le trousseau, comme vous l’avez choisi.',
  'keys.mended': 'Corrigé : {change}.',
  'keys.stored': 'La clé de {name} est enregistrée.',
  'keys.deleted': 'La clé de {name} est supprimée.',
  'keys.still-used':
    '{client} utilise toujours {name} et ne reçoit plus de clé. Pour en saisir une : switchyard key set {id}',
};
