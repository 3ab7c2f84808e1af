import { Text } from '@tarojs/components'
import { helpWords } from '../copy/help'
import { Pressable } from './Pressable'
import { go, type HelpAbout } from './routes'
import './HelpLink.scss'

/** A quiet way to help, where something may have gone otherwise than hoped. */
export function HelpLink({ about }: { about?: HelpAbout | undefined }) {
  return (
    <Pressable className="help-link" onPress={() => go.help(about)}>
      <Text>{helpWords.link}</Text>
    </Pressable>
  )
}
