import type { fileProblems as pattern } from '../en/file-problems.ts';
import type { Area } from '../message.ts';

export const fileProblems: Area<typeof pattern> = {
  'problems.file-broken.cause': '{file} est erroné à la ligne {line}, colonne {column} : {reason}.',
  'problems.file-broken.fix': 'Rien n’a été écrit. Ouvrez {file} à la ligne {line} et corrigez-le.',
  'problems.file-changed.cause': '{file} a été modifié entre-temps par un autre programme. Rien n’en a été écrasé.',
  'problems.file-changed.fix': 'Recommencez : la modification est préparée à nouveau sur ce qui s’y trouve maintenant.',
  'problems.file-is-folder.cause': '{file} est un dossier, pas un fichier.',
  'problems.file-is-folder.fix': 'Déplacez-le : mv {file} {file}.old',
  'problems.file-not-plain.cause': '{file} n’est pas un fichier ordinaire.',
  'problems.file-not-plain.fix': 'Voyez qui peut le lire : ls -l {file}',
  'problems.file-link-loop.cause': '{file} est un lien qui mène à lui-même.',
  'problems.file-link-loop.fix':
    'Voyez où il mène (ls -l {file}), puis supprimez le lien ou dirigez-le vers un fichier.',
  'problems.file-not-utf8.cause':
    '{file} n’est pas en UTF-8 : la ligne {line}, colonne {column} contient un octet qui n’appartient à aucun caractère.',
  'problems.file-not-utf8.fix': 'Ouvrez {file} dans un éditeur, allez à la ligne {line}, et enregistrez-le en UTF-8.',
  'problems.file-read-only.cause': '{file} est en lecture seule.',
  'problems.file-read-only.fix': 'Exécutez : chmod u+w {target}',
  'problems.file-of-other-user.cause':
    '{file} appartient à un autre utilisateur, et ne lui appartiendrait plus une fois remplacé.',
  'problems.file-of-other-user.fix': 'Exécutez : sudo chown "$USER" {target}',
  'problems.file-not-replaceable.cause':
    '{file} ne peut pas être remplacé, car {reason} ({error}) ; il est resté tel quel.',
  'problems.file-not-replaceable.fix': '{way}',
  'problems.file-too-large.cause':
    '{file} compte {bytes} octets ; au-delà de {most}, ce ne peut être une configuration.',
  'problems.file-too-large.fix': 'Ouvrez-le pour voir ce qui le remplit, ou déplacez-le : mv {file} {file}.old',
  'problems.file-unreadable.cause': '{file} est illisible ({error}).',
  'problems.file-unreadable.fix': 'Voyez qui peut le lire : ls -l {file}',
  'problems.file-unreachable.cause': '{file} est inaccessible ({error}).',
  'problems.file-unreachable.fix': 'Regardez les dossiers au-dessus : ls -ld {folder}',
  'problems.file-vanished.cause': '{file} n’existe pas encore.',
  'problems.file-vanished.fix': 'Un changement de fournisseur le crée.',
  'problems.disk-full.cause': 'Il n’y a plus de place pour écrire {file} ; il est resté tel quel.',
  'problems.disk-full.fix': 'Libérez de la place (df -h {folder}), puis recommencez.',
  'problems.write-failed.cause': '{file} ne peut pas être écrit ({error}) ; il est resté tel quel.',
  'problems.write-failed.fix':
    'Vérifiez le disque et les limites de ce processus (df -h {folder} ; ulimit -f), puis recommencez.',
  'problems.change-half-way.cause':
    '{files} : la modification a échoué à mi-chemin, et n’a pas encore pu être annulée.',
  'problems.change-half-way.fix':
    'Libérez de la place et vérifiez le disque, puis exécutez : switchyard status. La modification y est d’abord terminée ou annulée.',
  'problems.locked-by-program.cause':
    'un autre programme tient le verrou {lock} et ne l’a pas lâché à temps. Rien n’a été écrit.',
  'problems.locked-by-program.fix': 'Attendez qu’il se termine, puis recommencez.',
  'problems.locked-by-process.cause':
    'le processus {pid} tient le verrou {lock} et ne l’a pas lâché à temps. Rien n’a été écrit.',
  'problems.locked-by-process.fix': 'Voyez ce que c’est (ps -p {pid}), puis recommencez.',
  'problems.locked-elsewhere.cause':
    'le processus {pid}, dans un autre conteneur ou sur une autre machine, tient le verrou {lock} et ne l’a pas lâché à temps. Rien n’a été écrit.',
  'problems.locked-elsewhere.fix':
    'Attendez qu’il se termine, puis recommencez. S’il a été tué, le verrou est libre au plus tard une minute après.',
  'problems.edit-refused.cause': 'Impossible de modifier {place} : {reason}.',
  'problems.edit-refused.fix': 'Rien n’a été écrit. Ouvrez le fichier, modifiez cet endroit à la main et réessayez.',
  'problems.json5-rare.cause':
    'Impossible de modifier {file} : la ligne {line}, colonne {column} est écrite d’une façon rare en JSON5.',
  'problems.json5-rare.fix':
    'Ouvrez {file} à la ligne {line}, mettez la clé entre guillemets ou écrivez le nombre avec un chiffre avant le point, puis réessayez.',
  'problems.file-too-much.cause':
    'Impossible de modifier {file} : un texte y est trop long, trop de commentaires se suivent, ou l’imbrication est trop profonde.',
  'problems.file-too-much.fix': 'Retirez cela de {file}, ou modifiez le fichier à la main.',
  'problems.edit-not-verified.cause': 'La modification n’a pas été faite : {parser} ne peut pas lire le nouveau texte.',
  'problems.edit-not-verified.fix':
    'Rien n’a été écrit. Faites cette modification à la main, et signalez la forme du fichier à cet endroit.',
  'problems.edit-reads-otherwise.cause':
    'La modification n’a pas été faite : {parser} lit une autre valeur que celle voulue.',
  'problems.edit-reads-otherwise.fix':
    'Rien n’a été écrit. Faites cette modification à la main, et signalez la forme du fichier à cet endroit.',
  'problems.planning-failed.cause': 'Un grand fichier n’a pas pu être lu ou modifié : {reason}.',
  'problems.planning-failed.fix':
    'Rien n’a été écrit. Réessayez ; si cela persiste, faites cette modification dans un terminal, qui attend le temps qu’il faut : switchyard use',
  'problems.store-broken.cause': '{file} ({title}) est illisible : {reason}.',
  'problems.store-broken.fix':
    'Corrigez le fichier à la main, ou déplacez-le pour repartir d’un fichier vide. Rien n’a été écrasé.',
  'problems.store-too-new.cause':
    '{file} ({title}) a été écrit par un Switchyard plus récent (version {version}, connue ici : {known}).',
  'problems.store-too-new.fix': 'Mettez Switchyard à jour. Rien n’a été écrasé.',
  'problems.store-not-written.cause': '{file} ({title}) ne peut pas être écrit.',
  'problems.store-not-written.fix': 'Vérifiez la place libre et le propriétaire du dossier.',
  'problems.backup-changed.cause': 'La sauvegarde {file} a été modifiée depuis sa création.',
  'problems.backup-changed.fix': 'Elle n’est pas utilisée. Examinez-la.',
  'problems.history-entry-too-large.cause':
    'La trace de cette modification aurait {bytes} octets, trop pour l’historique. Rien n’a été écrit.',
  'problems.history-entry-too-large.fix':
    'Modifiez moins à la fois : le fichier d’un client contient bien plus de nos réglages qu’il n’en faut.',
  'problems.history-receipt-unreadable.cause': '{file} est une entrée de l’historique et est illisible.',
  'problems.history-receipt-unreadable.fix':
    'Ce qu’elle décrit ne peut être annulé qu’à la main. Déplacez-la pour ne plus voir ceci.',
  'problems.history-unreadable.cause': '{file} est illisible ({error}).',
  'problems.history-unreadable.fix': 'Regardez-le : ls -l {file}',
  'problems.history-too-new.cause':
    'La dernière entrée de {file} a été écrite par un Switchyard plus récent : ce qui a été fait en dernier n’est pas connu ici.',
  'problems.history-too-new.fix': 'Mettez Switchyard à jour. Rien n’a été écrasé.',
  'problems.history-line-too-new.cause': 'La ligne {line} de {file} a été écrite par un Switchyard plus récent.',
  'problems.history-line-too-new.fix': 'Mettez Switchyard à jour. Rien n’a été écrasé.',
  'problems.history-line-unreadable.cause':
    'La ligne {line} de {file} n’est pas une entrée d’historique lisible, et est ignorée.',
  'problems.history-line-unreadable.fix':
    'Ce qu’elle décrit ne peut être annulé qu’à la main. Retirez la ligne pour ne plus voir ceci.',
  'files.reason.disk-read-only': 'son disque est monté en lecture seule',
  'files.reason.owner': 'son propriétaire ne peut pas être conservé',
  'files.reason.mode': 'ses droits ne peuvent pas être conservés',
  'files.reason.not-listed': 'son dossier {folder} ne peut pas être listé',
  'files.reason.not-entered': 'son dossier {folder} est inaccessible',
  'files.reason.protected': 'lui ou son dossier est protégé',
  'files.reason.not-written': 'son dossier {folder} ne peut pas être écrit',
  'files.way.disk': 'Voyez lequel (df {folder}), et montez-le en écriture.',
  'files.way.as-owner': 'Recommencez en tant que propriétaire : ls -l {file}',
  'files.way.look': 'Voyez ce que c’est et sur quel disque : ls -l {file}; df {folder}',
  'files.way.run': 'Exécutez : {command}',
  'files.way.see-how': 'Voyez comment : {command}',
  'files.title.removals': 'les fournisseurs supprimés',
  'files.title.tests': 'les derniers tests',
  'files.title.requests': 'les requêtes des derniers tests',
  'files.title.keys': 'la liste des clés',
  'files.title.providers': 'la liste des fournisseurs',
  'files.title.settings': 'les réglages',
  'files.title.window': 'l’emplacement de la fenêtre',
  'documents.the-document': 'le document',
  'documents.the-text': 'Le texte',
  'documents.reason.ends-too-early': 'il se termine trop tôt',
  'documents.reason.not-valid': 'ceci n’est pas valable ici',
  'documents.reason.whole': 'le document ne peut pas être remplacé en entier',
  'documents.reason.given-above': 'une modification précédente fixe un endroit au-dessus en entier',
  'documents.reason.no-object': 'il contient une valeur simple, pas un objet',
  'documents.reason.no-table': 'il contient une valeur simple, pas une table',
  'documents.reason.array-length': 'le tableau a {count} éléments',
  'documents.reason.not-one-value': 'ce qui y était écrit n’est pas une seule valeur',
  'documents.reason.half-character': 'le nouveau texte contient un demi-caractère',
  'documents.reason.no-number': 'JSON n’a pas de tel nombre',
  'documents.reason.table-of-array': 'une table d’un tableau de tables ne peut pas devenir une valeur simple',
  'documents.reason.no-new-table': 'on ne peut pas ajouter de tables à un tableau de tables',
  'documents.reason.no-null': 'TOML n’a pas de null',
  'planning.reason.no-answer': 'le calcul s’est terminé sans réponse',
  'planning.reason.too-long': 'cela a pris trop de temps',
  'planning.reason.ended': 'le calcul a été arrêté',
  'planning.reason.memory': 'il fallait trop de mémoire',
  'documents.reason.lone-surrogate': 'un demi-caractère (un substitut isolé)',
  'documents.reason.key-twice':
    'la clé {name} y figure deux fois, et les lecteurs ne s’accordent pas sur celle qui compte',
  'documents.reason.lone-return': 'un retour chariot sans saut de ligne',
};
