import type { CounterLimits, CounterRules } from '../counter/counter-rules'
import { fen, NO_MONEY } from '../money'
import { DAY, MINUTE } from '../time'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'
import type { StaffRole } from './rules'

const MOST_ONCE = fen(500_000)
const MOST_A_DAY = fen(10_000_000)
const USUAL_VOID_MINUTES = 30

const roleNames: Record<StaffRole, string> = { clerk: '店员', manager: '店长', owner: '店主' }

/** Reads the document `counter` of `settings`. A role that it says nothing about takes nothing. */
export function readCounterRules(document: RawDocument): ReadDocument<CounterRules> {
  const reader = new FieldReader(document)
  const value: CounterRules = {
    limits: {
      clerk: limitsOf(reader, 'clerk'),
      manager: limitsOf(reader, 'manager'),
      owner: limitsOf(reader, 'owner'),
    },
    voidMinutes:
      reader.countOrNothing('voidMinutes', '几分钟内可作废', { least: 0, most: DAY / MINUTE }) ?? USUAL_VOID_MINUTES,
  }
  return { value, problems: reader.finish() }
}

function limitsOf(reader: FieldReader, role: StaffRole): CounterLimits {
  const [once, day] = [`${role}Yuan`, `${role}DayYuan`]
  const onceFen = reader.yuanOrNothing(once, `${roleNames[role]}每笔代充上限`, { least: NO_MONEY, most: MOST_ONCE })
  const dayFen = reader.yuanOrNothing(day, `${roleNames[role]}每天代充上限`, { least: NO_MONEY, most: MOST_A_DAY })
  const crossed = onceFen !== null && dayFen !== null && onceFen > dayFen
  reader.complainIf(crossed, `${roleNames[role]}每笔代充上限 ${once} 不能高于每天代充上限 ${day}`)
  reader.complainIf((onceFen ?? 0) > 0 && dayFen === null, `${roleNames[role]}还要填每天代充上限 ${day}`)
  return { onceFen: onceFen ?? NO_MONEY, dayFen: dayFen ?? NO_MONEY }
}
