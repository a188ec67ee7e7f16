import type { Area } from '../../../shared/messages/message.ts';
import type { serve as pattern } from '../en/serve.ts';

export const serve: Area<typeof pattern> = {
  'serve.works-once': 'ブラウザーで開いてください。使えるのは一度だけです。',
  'serve.works-once-asked':
    'ブラウザーで開いてください。使えるのは一度だけです。Enter で新しいものを表示し、Ctrl-C で止まります。',
  'serve.forward': '手元のマシンで先に：{command}',
  'serve.remote': 'ブラウザーは開いていません。別のマシンからログインしています。',
  'serve.no-display': 'ブラウザーは開いていません。画面がありません。',
  'serve.not-opened': 'ブラウザーを開けませんでした：{reason}。アドレスを自分で開いてください。',
  'serve.no-program': '{program} がありません',
  'serve.program-failed': '{program} が {code} で終わりました',
  'serve.turned-away': '要求を断りました。{reason}',
  'serve.opened': 'アドレスがブラウザーで開かれました。',
};
