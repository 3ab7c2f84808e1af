/**
 * Bytes as text, `width` bits a character of an alphabet of 2^width, the last one padded with zero bits: base 32, base 64
 * and whatever else goes into codes and ids.
 */
export function bitsText(bytes: Uint8Array, alphabet: string, width: number): string {
  const mask = (1 << width) - 1
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= width) {
      bits -= width
      text += alphabet.charAt((held >> bits) & mask)
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + alphabet.charAt((held << (width - bits)) & mask) : text
}
