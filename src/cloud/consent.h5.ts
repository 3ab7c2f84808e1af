/** A browser has no such dialog: nothing is offered there. */
export const canAskConsent = false

export async function askConsent(): Promise<string[]> {
  return []
}
