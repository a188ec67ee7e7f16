import type { firstRun as pattern } from '../en/first-run.ts';
import type { Area } from '../message.ts';

export const firstRun: Area<typeof pattern> = {
  'first-run.title': 'Choisissez votre premier fournisseur',
  'first-run.promise': 'Rien n’est écrit sans votre accord, et chaque modification peut être annulée.',
  'first-run.clients': 'Trouvés sur cette machine',
  'first-run.not-found': 'introuvable',
  'first-run.no-client':
    'Aucun client n’a été trouvé. Installez {clients} et lancez-le une fois, ou indiquez son dossier.',
  'first-run.open-settings': 'Ouvrir les réglages',
  'first-run.found': {
    one: 'Vos fichiers contiennent déjà {count} fournisseur',
    many: 'Vos fichiers contiennent déjà {count} de fournisseurs',
    other: 'Vos fichiers contiennent déjà {count} fournisseurs',
  },
  'first-run.details': 'Voir le détail',
  'first-run.import-all': 'Tout importer',
  'first-run.add': 'Ajouter un fournisseur',
  'first-run.key-plain': 'clé en clair',
  'first-run.key-plain-hint': 'clé en clair, ····{hint}',
  'first-run.key-env': 'clé dans une variable',
  'first-run.key-command': 'clé par une commande',
  'first-run.key-none': 'sans clé',
  'first-run.import-title': 'Importer des fournisseurs',
  'first-run.reading': 'Lecture des fichiers des clients…',
  'first-run.nothing': 'Les fichiers des clients ne contiennent aucun fournisseur.',
  'first-run.stays': 'L’import les ajoute à votre liste. Les fichiers restent tels quels.',
  'first-run.all-known': 'Tout ce que contiennent les fichiers des clients est dans votre liste.',
  'first-run.exposed-title': 'Clés en clair',
  'first-run.current': 'utilisé',
  'first-run.known': 'déjà dans votre liste',
  'first-run.remarks': {
    one: '{count} élément modifié ou laissé de côté',
    many: '{count} d’éléments modifiés ou laissés de côté',
    other: '{count} éléments modifiés ou laissés de côté',
  },
  'first-run.left-out': 'Laissé de côté.',
  'first-run.import': {
    one: 'Importer {count} fournisseur',
    many: 'Importer {count} de fournisseurs',
    other: 'Importer {count} fournisseurs',
  },
  'first-run.imported': {
    one: '{count} fournisseur importé.',
    many: '{count} de fournisseurs importés.',
    other: '{count} fournisseurs importés.',
  },
  'first-run.plain-keys':
    'Tout programme que vous lancez peut lire une clé en clair. Dans le trousseau, elle est à l’abri.',
  'first-run.exposed': {
    one: '{client} : {count} clé en clair',
    many: '{client} : {count} de clés en clair',
    other: '{client} : {count} clés en clair',
  },
  'first-run.move': 'Mettre dans le trousseau',
  'first-run.move-title': 'Mettre les clés de {client} dans le trousseau',
  'first-run.done': 'Terminé',
};
