import { View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import type { PointsPage } from '../../contract/points'
import type { ShopperInputs } from '../../contract/shopper'
import { pointsWords } from '../../copy/points'
import { fenOfWholeYuan } from '../../domain/money'
import { Button } from '../../ui/Button'
import { Chips } from '../../ui/Chips'
import { Field } from '../../ui/Field'
import { ListRow } from '../../ui/ListRow'
import { Sheet } from '../../ui/Sheet'
import { Stopped } from '../../ui/Stopped'
import { say } from '../../ui/toast'
import { type Way, yuanWithin } from './ways'

const words = pointsWords.exchange

/** How much, what it costs and what it brings, and the button that does it: both sides stand there before. */
export function ExchangeSheet(props: {
  way: Way
  onChanged: (page: PointsPage) => void
  onRefused: () => void
  onClose: () => void
}) {
  const { way, onChanged, onRefused, onClose } = props
  const { direction, leastYuan, mostYuan, pointsPerYuan, bonusValidDays } = way
  const [text, setText] = useState(String(mostYuan))
  const yuan = yuanWithin(text, way)
  const exchange = useIntention<ShopperInputs['points.exchange'], PointsPage>(
    `exchange-${direction}`,
    wish => askShopper('points.exchange', wish),
    page => {
      say(words.said)
      onChanged(page)
      onClose()
    },
    onRefused,
  )
  const sides = yuan === null ? null : { points: yuan * pointsPerYuan, bonusFen: fenOfWholeYuan(yuan) }
  const both = sides && { points: words.points(sides.points), bonus: words.bonus(sides.bonusFen) }
  const amounts = leastYuan === mostYuan ? [mostYuan] : [leastYuan, mostYuan]

  return (
    <Sheet title={way.title} closeLabel={words.close} onClose={onClose}>
      <View className="points__spread">
        <Stopped {...exchange} onRetry={() => void exchange.retry()} />
        <Field
          kind="whole-yuan"
          label={words.field[direction]}
          placeholder={words.placeholder(leastYuan, mostYuan)}
          value={text}
          onChange={setText}
        />
        <Chips
          options={amounts.map(each => ({ key: each, label: each === mostYuan ? words.all(each) : words.least(each) }))}
          chosen={yuan}
          onChoose={each => setText(String(each))}
        />
        <View>
          <ListRow title={words.gives} value={both ? (direction === 'to_bonus' ? both.points : both.bonus) : '—'} />
          <ListRow
            title={words.gets}
            note={bonusValidDays === null ? words.hint : words.validDays(bonusValidDays)}
            value={both ? (direction === 'to_bonus' ? both.bonus : both.points) : '—'}
          />
        </View>
        <Button
          disabled={sides === null}
          busy={exchange.busy}
          onPress={() => {
            if (sides) void exchange.begin(async () => ({ exchangeId: await newId('xch'), direction, ...sides }))
          }}
        >
          {sides === null ? words.outOfRange(leastYuan, mostYuan) : words.confirm}
        </Button>
      </View>
    </Sheet>
  )
}
