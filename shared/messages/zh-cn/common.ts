import type { common as pattern } from '../en/common.ts';
import type { Area } from '../message.ts';

export const common: Area<typeof pattern> = {
  'common.close': '关闭',
  'common.cancel': '取消',
  'common.undo': '撤销',
  'common.redo': '重做',
  'common.retry': '重试',
  'common.screens': '页面',
  'common.activity': '动态',
  'common.settings': '设置',
  'common.diff-create': '新文件：{added} 行',
  'common.diff-change': '共 {lines} 行，新增 {added} 行，删除 {removed} 行',
  'common.diff-delete': '删除文件：{lines} 行',
  'common.copy': '复制',
  'common.details': '详情',
};
