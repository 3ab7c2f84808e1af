import fc from 'fast-check'

/** Under mutation a property lasts for a moment only: how much happened in it then says nothing. */
export function isWholeRun(): boolean {
  return fc.readConfigureGlobal()?.interruptAfterTimeLimit === undefined
}
