import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import type { MerchantInputs } from '../../contract/merchant'
import type { PaperBatchView, PrintableTemplate } from '../../contract/paper'
import { paperWords } from '../../copy/paper'
import { MOST_SLIPS } from '../../domain/pack/slips'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Field } from '../../ui/Field'
import { Sheet } from '../../ui/Sheet'
import { Stopped } from '../../ui/Stopped'

const words = paperWords.make

/** Which coupon, how many, what for; the wish is kept on the phone until its outcome is known. */
export function MakeSheet(props: { templates: PrintableTemplate[]; onMade: () => void; onClose: () => void }) {
  const { templates, onMade, onClose } = props
  const [templateId, choose] = useState<string | null>(
    templates.length === 1 ? (templates[0]?.templateId ?? null) : null,
  )
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const making = useIntention<MerchantInputs['paper.make'], PaperBatchView>(
    'make-paper',
    wish => askMerchant('paper.make', wish),
    onMade,
  )
  const template = templates.find(each => each.templateId === templateId)
  const count = /^\d{1,3}$/.test(typed) ? Number(typed) : 0
  const isGoodCount = count >= 1 && count <= MOST_SLIPS
  const isReady = template !== undefined && isGoodCount && note.trim() !== ''
  const make = () =>
    making.begin(async () => ({
      batchId: await newId('pbt'),
      templateId: template?.templateId ?? '',
      count,
      note: note.trim(),
    }))
  return (
    <Sheet title={words.title} closeLabel={words.close} onClose={onClose}>
      <View className="paper__sheet">
        <Choices
          title={words.template}
          choices={templates.map(({ templateId: key, title, benefit }) => ({ key, label: `${title} · ${benefit}` }))}
          chosen={templateId}
          onChoose={choose}
        />
        {template &&
          words.facts(template, serverNow()).map(fact => (
            <Text key={fact} className="paper__note">
              {fact}
            </Text>
          ))}
        <Field kind="digits" {...words.count} value={typed} onChange={setTyped} />
        {typed !== '' && !isGoodCount && <Text className="paper__bad">{words.badCount(MOST_SLIPS)}</Text>}
        <Field kind="name" {...words.note} value={note} onChange={setNote} />
        <Text className="paper__note">{words.bearer}</Text>
        <Stopped {...making} onRetry={() => void making.retry()} />
        <Button busy={making.busy} disabled={!isReady} onPress={() => void make()}>
          {isReady ? words.confirm(count) : words.title}
        </Button>
      </View>
    </Sheet>
  )
}
