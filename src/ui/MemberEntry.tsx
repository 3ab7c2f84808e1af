import { View } from '@tarojs/components'
import { CodeEntry, type CodeEntryWords } from './CodeEntry'
import { Notice } from './Notice'
import { scanCode } from './scan'
import { Terms } from './Terms'
import './MemberEntry.scss'

/** How a page begins that is about one member: by the code that they hold out, scanned or typed. */
export function MemberEntry(props: {
  words: CodeEntryWords
  note: string
  looking: boolean
  trouble: { message: string; nextStep: string } | null
  onCode: (code: string) => void
}) {
  const { words, note, looking, trouble, onCode } = props
  const scan = () => {
    void scanCode().then(code => {
      if (code !== null) onCode(code)
    })
  }
  return (
    <View className="member-entry">
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <CodeEntry words={words} looking={looking} onScan={scan} onCode={onCode} />
      <Terms rules={[note]} fine />
    </View>
  )
}
