import { ID_RANDOM_BYTES } from './ids'

/** The random part of an id that has to follow from something: the first bytes of its hash (hex). */
export function randomOfHash(hash: string): Uint8Array {
  return Uint8Array.from({ length: ID_RANDOM_BYTES }, (_, place) =>
    Number.parseInt(hash.slice(2 * place, 2 * place + 2), 16),
  )
}
