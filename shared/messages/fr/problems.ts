import type { problems as pattern } from '../en/problems.ts';
import type { Area } from '../message.ts';

export const problems: Area<typeof pattern> = {
  'problems.locked-by-other.cause': 'Un autre Switchyard écrit et n’a pas fini à temps.',
  'problems.locked-by-other.fix': 'Attendez un instant, puis réessayez.',
  'problems.provider-invalid.cause': 'Le fournisseur ne peut pas être enregistré ou supprimé ainsi.',
  'problems.provider-invalid.fix': 'Consultez les détails et corrigez.',
  'problems.preset-unknown.cause': 'Ce modèle de fournisseur n’existe pas.',
  'problems.preset-unknown.fix': 'Choisissez-en un dans la liste.',
  'problems.key-in-argv.cause': 'Une clé se trouvait là où tout le monde peut la lire ; elle n’a pas été prise.',
  'problems.key-in-argv.fix': 'Saisissez-la dans le champ de la clé.',
  'problems.key-invalid.cause': 'Ce n’est pas une clé utilisable.',
  'problems.key-invalid.fix': 'Copiez-la de nouveau, sans guillemets ni retours à la ligne.',
  'problems.backup-unknown.cause': 'Cette entrée n’est plus dans l’historique.',
  'problems.backup-unknown.fix': 'Choisissez-en une autre.',
  'problems.not-confirmed.cause': 'Rien n’a été fait, faute de confirmation.',
  'problems.not-confirmed.fix': 'Confirmez pour continuer.',
  'problems.removal-gone.cause': 'La suppression est trop ancienne pour être annulée.',
  'problems.removal-gone.fix': 'Ajoutez le fournisseur de nouveau.',
  'problems.port-unusable.cause': 'Ce port est inutilisable.',
  'problems.port-unusable.fix': 'Choisissez un autre port.',
  'problems.not-supported.cause': 'C’est impossible ici.',
  'problems.not-supported.fix': 'Utilisez l’application de bureau ou le terminal.',
  'problems.usage.cause': 'Cette ligne de commande n’est pas comprise.',
  'problems.usage.fix': 'Voir : switchyard --help',
  'problems.details': 'Détails',
};
