/** What the SDK throws: its fields differ by version and by action, so it is judged by all of them together. */
export function errorText(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { code, errCode, errMsg, message } = error as Record<string, unknown>
  return [code, errCode, errMsg, message].filter(part => part !== undefined).join(' ')
}

/** A document with this _id or unique key is there already (platform texts differ: see E11000 and DUPLICATE_WRITE). */
export function isDuplicate(error: unknown): boolean {
  return /E11000|duplicate key|DUPLICATE_WRITE/i.test(errorText(error))
}

/** An error of the platform (network, database, limits), not a defect of ours: asking again may help. */
export function isPlatformError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  return 'errCode' in error || 'errMsg' in error || ('code' in error && typeof error.code === 'string')
}
