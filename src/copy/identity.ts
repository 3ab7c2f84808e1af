/** The identity picker of the local demonstration. */
export const identityWords = {
  title: '换个身份',
  close: '关闭',
  note: '只在本机演示时出现',
  current: '当前',
  unknown: '未选择',
}
