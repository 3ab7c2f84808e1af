import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { openTransport } from './cloud/transport'
import { installIdentityPicker } from './features/identity/install'
import './app.scss'
import './ui/browser-frame'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    openTransport()
    installIdentityPicker()
  })
  return children
}
