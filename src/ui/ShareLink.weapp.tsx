import { Button } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import type { ShareLinkProps } from './ShareLink'
import './Button.scss'
import './Pressable.scss'

/** The page's config says `enableShareAppMessage`, without which WeChat asks no component what to share. */
export function ShareLink({ title, path, label }: ShareLinkProps) {
  useShareAppMessage(() => ({ title, path }))
  return (
    <Button className="pressable button button--primary" hoverClass="pressable--held" openType="share">
      {label}
    </Button>
  )
}
