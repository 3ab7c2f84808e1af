import { bitsText } from './bits-text'

/** Crockford's alphabet: no I, L, O, U, so that a text can be read aloud. Its order is that of its characters' codes. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Bytes as Crockford base 32, five bits a character, the last one padded with zero bits. */
export function base32(bytes: Uint8Array): string {
  return bitsText(bytes, ALPHABET, 5)
}

/** A whole number in that alphabet, in so many characters. Throws a RangeError when it does not fit. */
export function numberText(number: number, characters: number): string {
  if (number >= ALPHABET.length ** characters)
    throw new RangeError(`${number} does not fit into ${characters} characters`)
  let text = ''
  for (let rest = number; text.length < characters; rest = Math.floor(rest / ALPHABET.length)) {
    text = `${ALPHABET[rest % ALPHABET.length]}${text}`
  }
  return text
}

/** The number that such a text stands for. */
export function numberIn(text: string): number {
  return [...text].reduce((number, character) => number * ALPHABET.length + ALPHABET.indexOf(character), 0)
}
