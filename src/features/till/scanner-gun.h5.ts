import { GunBuffer } from './gun-buffer'

/** Listens before anything on the page does, so that a code never ends up in a field that happens to have the focus. */
export function watchScannerGun(hear: (code: string) => void): () => void {
  const buffer = new GunBuffer()
  const typed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const code = buffer.type(event.key, event.timeStamp)
    if (code === null) return
    event.preventDefault()
    event.stopPropagation()
    hear(code)
  }
  window.addEventListener('keydown', typed, true)
  return () => window.removeEventListener('keydown', typed, true)
}
