import type { requestProblems as pattern } from '../en/request-problems.ts';
import type { Area } from '../message.ts';

export const requestProblems: Area<typeof pattern> = {
  'problems.request-refused.cause': '拒否しました。{reason}。',
  'problems.request-refused.fix': 'アドレスをブラウザーに入力するか貼り付けてください。',
  'problems.request-of-other-user.cause': '拒否しました。このマシンの別のユーザーが送ったものです。',
  'problems.request-of-other-user.fix':
    'Switchyard が表示したアドレスを開いてください。実行中の画面で Enter を押すと新しいアドレスが出ます。',
  'problems.request-expects-unknown.cause': 'リクエストが求めるものは、ここでは分かりません。',
  'problems.request-expects-unknown.fix':
    'Switchyard が表示したアドレスを開いてください。実行中の画面で Enter を押すと新しいアドレスが出ます。',
  'problems.request-method.cause': 'このアドレスが受け付けるのは {method} だけです。',
  'problems.request-method.fix':
    'Switchyard が表示したアドレスを開いてください。実行中の画面で Enter を押すと新しいアドレスが出ます。',
  'problems.nothing-here.cause': 'このアドレスには何もありません。',
  'problems.nothing-here.fix':
    'Switchyard が表示したアドレスを開いてください。実行中の画面で Enter を押すと新しいアドレスが出ます。',
  'problems.session-address-used.cause': 'このアドレスはすでに開かれたか、最新のものではありません。',
  'problems.session-address-used.fix':
    'Switchyard が表示したアドレスを開いてください。実行中の画面で Enter を押すと新しいアドレスが出ます。',
  'problems.session-needed.cause': 'このブラウザーにはセッションがありません。',
  'problems.session-needed.fix':
    'Switchyard が表示したアドレスを開いてください。実行中の画面で Enter を押すと新しいアドレスが出ます。',
  'problems.unexpected-in-server.cause': '予期しないことが起きました。',
  'problems.unexpected-in-server.fix':
    '再試行してください。続く場合は `switchyard serve` が表示した行を添えて報告してください。',
  'problems.body-not-json.cause': '本文が JSON ではありません。',
  'problems.body-not-json.fix': 'ページと同じく、1 MB までの JSON 値を 1 つ送ってください。',
  'problems.body-type.cause': '本文が単純な application/json で送られていません。',
  'problems.body-type.fix': 'ページと同じく、1 MB までの JSON 値を 1 つ送ってください。',
  'problems.body-too-large.cause': '本文が 1 MB を超えています。',
  'problems.body-too-large.fix': 'ページと同じく、1 MB までの JSON 値を 1 つ送ってください。',
  'problems.body-not-utf8.cause': '本文が UTF-8 ではありません。',
  'problems.body-not-utf8.fix': 'ページと同じく、1 MB までの JSON 値を 1 つ送ってください。',
  'problems.body-too-slow.cause': '本文に 30 秒以上かかりました。',
  'problems.body-too-slow.fix': 'ページと同じく、1 MB までの JSON 値を 1 つ送ってください。',
  'problems.body-too-deep.cause': '本文の入れ子が深すぎます。',
  'problems.body-too-deep.fix': 'ページと同じく、1 MB までの JSON 値を 1 つ送ってください。',
  'problems.body-odd-name.cause': '本文に、私たちが使わない名前があります。',
  'problems.body-odd-name.fix': 'ページと同じく、1 MB までの JSON 値を 1 つ送ってください。',
  'problems.server-gone.cause': 'Switchyard が応答しなくなりました。',
  'problems.server-gone.fix': '起動し直してください：switchyard serve',
  'requests.reason.host': '別のホストを求めています',
  'requests.reason.origin': '別のサイトが送りました（Origin）',
  'requests.reason.referer': '別のサイトから来ました（Referer）',
  'requests.reason.site': '別のサイトが送ったか、そこから来ました（Sec-Fetch-Site）',
};
