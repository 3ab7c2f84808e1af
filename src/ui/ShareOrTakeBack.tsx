import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Button } from './Button'
import { ActionBar } from './Screen'
import { ShareLink } from './ShareLink'
import { Sheet } from './Sheet'
import './ShareOrTakeBack.scss'

/** Sends the link of something given, or takes it back: asked once more, since the link then leads nowhere. */
export function ShareOrTakeBack(props: {
  words: {
    share: { label: string }
    takeBack: string
    takeBackSheet: { title: string; close: string; note: string; confirm: string }
  }
  /** what the friend reads above the link */
  title: string
  path: string
  busy: boolean
  onTakeBack: () => void
}) {
  const { words, title, path, busy, onTakeBack } = props
  const [asking, setAsking] = useState(false)
  const sheet = words.takeBackSheet
  return (
    <>
      <ActionBar>
        <ShareLink label={words.share.label} title={title} path={path} />
        <Button kind="plain" busy={busy} onPress={() => setAsking(true)}>
          {words.takeBack}
        </Button>
      </ActionBar>
      {asking && (
        <Sheet title={sheet.title} closeLabel={sheet.close} onClose={() => setAsking(false)}>
          <Text className="share-or-take-back__note">{sheet.note}</Text>
          <Button
            onPress={() => {
              setAsking(false)
              onTakeBack()
            }}
          >
            {sheet.confirm}
          </Button>
        </Sheet>
      )}
    </>
  )
}
