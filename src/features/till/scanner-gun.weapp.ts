/** A gun beside a phone types into the field that has the focus; a mini-program hears no other keys. */
export function watchScannerGun(_hear: (code: string) => void): () => void {
  return () => {}
}
