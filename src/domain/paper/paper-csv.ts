import { csv } from '../csv'

/** The codes of a batch as a table, for whoever prints them elsewhere. */
export function paperCsv(
  header: readonly string[],
  rows: readonly { number: number; code: string; state: string }[],
): string {
  return csv([header, ...rows.map(({ number, code, state }) => [String(number), code, state])])
}
