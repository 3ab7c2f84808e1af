const [FIRST_LEAD, LAST_LEAD, FIRST_TRAIL, LAST_TRAIL] = [0x81, 0xfe, 0x40, 0xfe]

let codes: Map<string, number> | null = null

/** Every character of two bytes, by the decoder that the platform has. */
function gbkCodes(): Map<string, number> {
  const decoder = new TextDecoder('gbk')
  const found = new Map<string, number>()
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
    for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail++) {
      found.set(decoder.decode(Uint8Array.of(lead, trail)), lead * 256 + trail)
    }
  }
  return found
}

/** A text in GBK, which Alipay writes its files in; what has no place there becomes a question mark. */
export function gbk(text: string): Buffer {
  codes ??= gbkCodes()
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const code = codes.get(character)
    if (point < 0x80) bytes.push(point)
    else if (code === undefined) bytes.push(0x3f)
    else bytes.push(code >> 8, code & 0xff)
  }
  return Buffer.from(bytes)
}
