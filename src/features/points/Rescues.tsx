import { Text, View } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import type { PointsPage, RescueView } from '../../contract/points'
import type { ShopperInputs } from '../../contract/shopper'
import { pointsWords } from '../../copy/points'
import { Button } from '../../ui/Button'
import { CouponValue } from '../../ui/CouponValue'
import { Section } from '../../ui/Section'
import { Stopped } from '../../ui/Stopped'
import { Ticket } from '../../ui/Ticket'
import { say } from '../../ui/toast'

const words = pointsWords.rescue

/** Bonus that ran out and can still become a coupon. */
export function Rescues({ rescues, onChanged }: { rescues: RescueView[]; onChanged: (page: PointsPage) => void }) {
  const rescue = useIntention<ShopperInputs['points.rescue'], PointsPage>(
    'rescue',
    wish => askShopper('points.rescue', wish),
    page => {
      say(words.said)
      onChanged(page)
    },
  )
  if (rescues.length === 0 && !rescue.trouble) return null
  return (
    <Section title={words.title}>
      <View className="points__spread">
        <Stopped {...rescue} onRetry={() => void rescue.retry()} />
        {rescues.map(({ expirySeq, fen, templateId, title, face, until }) => (
          <Ticket
            key={expirySeq}
            value={<CouponValue face={face} />}
            condition={words.expired(fen)}
            title={title}
            note={words.until(until, serverNow())}
            stub={
              <Button
                kind="plain"
                busy={rescue.busy}
                onPress={() => void rescue.begin(async () => ({ rescueId: await newId('rsc'), expirySeq, templateId }))}
              >
                <Text>{words.button}</Text>
              </Button>
            }
          />
        ))}
      </View>
    </Section>
  )
}
