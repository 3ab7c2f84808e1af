/** An instant as Alipay writes it: `yyyy-MM-dd HH:mm:ss` in Beijing time. */
export function alipayTime(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}

/** Amounts are texts in yuan with two decimals. */
export function yuanOf(amountFen: number): string {
  return (amountFen / 100).toFixed(2)
}

/** Throws on anything but an amount. */
export function fenOf(yuan: string): number {
  const [, whole, decimals = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(yuan) ?? []
  if (whole === undefined) throw new Error(`not an amount: ${yuan}`)
  return Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
}
