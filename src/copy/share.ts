export const shareWords = {
  copy: '复制链接，发给对方',
  copied: '链接已复制，去发给对方',
  byHand: '浏览器不让复制，请长按下面的链接',
}
