import type { gaps as pattern } from '../en/gaps.ts';
import type { Area } from '../message.ts';

export const gaps: Area<typeof pattern> = {
  'problems.gap-provider.cause':
    '{client} utilise le fournisseur « {provider} », qui n’est pas dans la liste des fournisseurs.',
  'problems.gap-provider.fix': 'Reprenez-le dans la liste : switchyard import --client {id}',
  'problems.gap-launcher.cause': '{file} demande la clé à {program}, qui n’est pas le lanceur de cette machine.',
  'problems.gap-launcher.fix': 'Nommez celui de cette machine : switchyard repair --client {client}',
  'problems.gap-key.cause': 'La clé de {name} manque.',
  'problems.gap-key.fix': 'Saisissez-la : switchyard key set {provider}',
  'problems.gap-key-beside.cause':
    'L’entrée « {entry} » de {file} demande à Switchyard une clé qui manque : {client} peut alors n’interroger personne.',
  'problems.gap-key-beside.fix': 'Saisissez-la : switchyard key set {provider}. Ou retirez l’entrée de {file}.',
  'problems.gap-own-file.cause': '{file} prend la clé dans {path}, et ce fichier n’existe pas.',
  'problems.gap-own-file.fix': 'Faites-le réécrire : switchyard use {provider} --client {client}',
  'problems.gap-file.cause': '{file} prend une clé dans {path}, et ce fichier n’existe pas.',
  'problems.gap-file.fix': 'Remettez ce fichier, ou retirez son nom de {file}.',
  'problems.gap-variable.cause': 'La variable {name}, d’où {client} tire une clé, n’est pas définie ici.',
  'problems.gap-variable.fix': 'Définissez-la là où {client} démarre.',
  'problems.gap-command.cause': '{file} obtient la clé de « {entry} » par la commande {command}, qui n’existe pas.',
  'problems.gap-command.fix':
    'Réinstallez-la, ou choisissez un autre fournisseur : switchyard use <provider> --client {client}',
  'problems.gap-settings.cause':
    '{file} contient encore d’anciens réglages de {name}, différents de la liste des fournisseurs.',
  'problems.gap-settings.fix': 'Écrivez les nouveaux : switchyard use {provider} --client {client}',
  'repairs.launcher': 'Nommer le lanceur de cette machine pour « {entry} »',
};
