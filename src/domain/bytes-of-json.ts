/** How large something is as JSON in UTF-8: what it takes in a document, near enough for a limit. Chinese takes three bytes a character. */
export function bytesOfJson(value: unknown): number {
  const text = JSON.stringify(value)
  let bytes = 0
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place)
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3
  }
  return bytes
}
