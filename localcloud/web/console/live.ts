/** Shows a panel again and again while it is the one on screen. `isBusy` puts a round off, so that nothing open is lost. */
export async function keepFresh(
  panel: HTMLElement,
  everyMs: number,
  show: () => Promise<void>,
  isBusy: () => boolean = () => false,
): Promise<void> {
  const mine = {}
  current = mine
  await show()
  const again = (): void => {
    setTimeout(async () => {
      if (current !== mine || !panel.isConnected) return
      if (!document.hidden && !isBusy()) await show().catch(() => undefined)
      again()
    }, everyMs)
  }
  again()
}

let current: object | undefined

/** Ends the freshening of whatever panel was shown. */
export function stopFreshening(): void {
  current = undefined
}
