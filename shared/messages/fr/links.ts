import type { links as pattern } from '../en/links.ts';
import type { Area } from '../message.ts';

export const links: Area<typeof pattern> = {
  'links.title': 'Un lien veut ajouter un fournisseur',
  'links.question':
    'Les requêtes, avec tout ce que vous tapez dans votre client, iraient à cet hôte. Ne l’ajoutez que si vous savez qui a envoyé le lien. Rien n’est activé.',
  'links.private': 'Cette adresse est sur cette machine ou dans un réseau privé.',
  'links.add': 'Ajouter le fournisseur',
  'links.name': 'Nom',
  'links.base-url': 'URL de base',
  'links.wire': 'Protocole',
  'links.model': 'Modèle',
  'links.small-model': 'Petit modèle',
  'links.models': 'Modèles',
  'links.headers': 'En-têtes',
  'links.query': 'Paramètres de requête',
  'links.options': 'Options',
  'links.key': 'Clé',
  'links.key-none': 'aucune',
};
