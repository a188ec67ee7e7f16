import type { Area } from '../../../shared/messages/message.ts';
import type { outcomes as pattern } from '../en/outcomes.ts';

export const outcomes: Area<typeof pattern> = {
  'outcomes.new-file': 'nouveau fichier : +{added} -{removed} sur {lines} lignes',
  'outcomes.changed-file': 'modifié : +{added} -{removed} sur {lines} lignes',
  'outcomes.removed-file': 'supprimé : +{added} -{removed} sur {lines} lignes',
  'outcomes.dry': 'Rien n’a été écrit (--dry-run).',
  'outcomes.nothing': '{act} : rien à modifier.',
  'outcomes.left': '{client} est resté tel quel : {cause}\n  {fix}',
  'outcomes.undone': '{act} (annulé)',
  'outcomes.history-sound': 'Toutes les entrées de l’historique sont lisibles.',
  'outcomes.key-env': 'clé dans une variable',
  'outcomes.key-command': 'clé par une commande',
  'outcomes.key-none': 'pas de clé',
  'outcomes.key-plain': 'clé EN CLAIR dans {file}',
  'outcomes.key-plain-hint': 'clé EN CLAIR (…{hint}) dans {file}',
  'outcomes.no-candidates': 'Les fichiers des clients ne contiennent pas de fournisseur à eux.',
  'outcomes.not-importable': 'ne peut pas être importé : {cause}',
  'outcomes.known-as': 'connu sous {id}',
  'outcomes.new-as': 'nouveau : {id}',
  'outcomes.remark': '· {id} : {remark}.',
  'outcomes.keys-stay':
    'Les clés en clair restent où elles sont. Pour les mettre au trousseau : switchyard import --move-keys',
  'outcomes.no-repair': 'Rien n’est à réparer.',
  'outcomes.leave-question':
    'Effacer toute trace de ces fichiers, et supprimer tous les fournisseurs, les clés, les sauvegardes et l’historique ?',
  'outcomes.left-all': 'Toute trace est effacée. Il ne reste rien de Switchyard dans vos fichiers.',
  'ask.act': '{act} ?',
  'ask.secret': '{question} : ',
  'ask.yes-or-no': '{question} [o/N] ',
  'ask.yes': 'o oui',
};
