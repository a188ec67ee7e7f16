import type { common as pattern } from '../en/common.ts';
import type { Area } from '../message.ts';

export const common: Area<typeof pattern> = {
  'common.close': 'Fermer',
  'common.cancel': 'Annuler',
  'common.undo': 'Annuler l’action',
  'common.redo': 'Rétablir',
  'common.retry': 'Réessayer',
  'common.screens': 'Rubriques',
  'common.activity': 'Activité',
  'common.settings': 'Réglages',
  'common.diff-create': 'Nouveau fichier : {added} lignes',
  'common.diff-change': '{added} ajoutées, {removed} retirées, sur {lines} lignes',
  'common.diff-delete': 'Fichier supprimé : {lines} lignes',
  'common.copy': 'Copier',
  'common.details': 'Détails',
};
