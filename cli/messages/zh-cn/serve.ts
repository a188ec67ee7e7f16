import type { Area } from '../../../shared/messages/message.ts';
import type { serve as pattern } from '../en/serve.ts';

export const serve: Area<typeof pattern> = {
  'serve.works-once': '在浏览器中打开；只能使用一次。',
  'serve.works-once-asked': '在浏览器中打开；只能使用一次。按 Enter 输出新地址，按 Ctrl-C 停止。',
  'serve.forward': '请先在您自己的机器上运行：{command}',
  'serve.remote': '未打开浏览器：您是从另一台机器登录的。',
  'serve.no-display': '未打开浏览器：没有显示器。',
  'serve.not-opened': '无法打开浏览器：{reason}。请自行打开该地址。',
  'serve.no-program': '没有 {program}',
  'serve.program-failed': '{program} 以 {code} 结束',
  'serve.turned-away': '已拒绝一个请求。{reason}',
  'serve.opened': '该地址已在浏览器中打开。',
};
