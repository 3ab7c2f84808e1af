import { csv, decimal } from '../csv'
import { fen } from '../money'
import { type Value, type ValueFlows, type ValueWay, valueWays, wholeOf } from './stored-value'

/** One line of the table: what it is grouped by, and which of them. */
export interface StoredValueRow {
  group: string
  name: string
  flows: ValueFlows
}

const WAYS: Record<ValueWay, string> = {
  toppedUp: '充值',
  spent: '消费',
  refunded: '充值退款',
  expired: '赠送到期',
  other: '其他',
}

/** The report as a table that spreadsheets open: yuan as plain decimals, negative where the balances fell. */
export function storedValueCsv(rows: readonly StoredValueRow[]): string {
  const header = valueWays.flatMap(way => [`${WAYS[way]}本金（元）`, `${WAYS[way]}赠送（元）`])
  const lines = rows.map(({ group, name, flows }) => [
    group,
    name,
    ...valueWays.flatMap(way => amounts(flows[way])),
    decimal(fen(valueWays.reduce((sum, way) => sum + wholeOf(flows[way]), 0))),
  ])
  return csv([['分组', '名称', ...header, '余额变化（元）'], ...lines])
}

function amounts({ principalFen, bonusFen }: Value): string[] {
  return [decimal(fen(principalFen)), decimal(fen(bonusFen))]
}
