import { View } from '@tarojs/components'
import { sharedWords as words } from '../../copy/shared'
import { fenFromYuan, shortYuanText } from '../../domain/money'
import type { MemberLimits } from '../../domain/shared/sharing'
import { Field } from '../../ui/Field'

type Limit = keyof MemberLimits

/** The limits as somebody types them, in yuan; an empty line is none. */
export type TypedLimits = Record<Limit, string>

const limits: Limit[] = ['perPurchaseFen', 'perDayFen', 'perMonthFen']

/** Limits as they stand in the fields: yuan without commas, nothing where there is none. */
export function typedLimits(of: MemberLimits): TypedLimits {
  const text = (limit: Limit) => (of[limit] === null ? '' : shortYuanText(of[limit]).replace(/,/g, ''))
  return { perPurchaseFen: text('perPurchaseFen'), perDayFen: text('perDayFen'), perMonthFen: text('perMonthFen') }
}

/** What was typed, as limits; null when one of the lines is no amount. */
export function readLimits(typed: TypedLimits): MemberLimits | null {
  const read: MemberLimits = { perPurchaseFen: null, perDayFen: null, perMonthFen: null }
  for (const limit of limits) {
    const text = typed[limit].trim()
    if (text === '') continue
    const amount = fenFromYuan(text)
    if (amount === null || amount === 0) return null
    read[limit] = amount
  }
  return read
}

/** What one member may pay: per purchase, day and month. */
export function LimitFields({ typed, onChange }: { typed: TypedLimits; onChange: (typed: TypedLimits) => void }) {
  return (
    <View className="shared__spread">
      {limits.map(limit => (
        <Field
          key={limit}
          kind="amount"
          {...words.limits[limit]}
          value={typed[limit]}
          onChange={value => onChange({ ...typed, [limit]: value })}
        />
      ))}
    </View>
  )
}
