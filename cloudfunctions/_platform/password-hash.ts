import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(scrypt) as (password: string, salt: string, length: number) => Promise<Buffer>

const BYTES = 32

/** 128 bits from the system's generator, base64url. */
export function newSalt(): string {
  return randomBytes(16).toString('base64url')
}

/** Node's usual cost of scrypt: tens of milliseconds for each guess. */
export async function passwordHash(password: string, salt: string): Promise<string> {
  return (await derive(password, salt, BYTES)).toString('base64url')
}

/** Compares in a time that does not depend on where the two differ. Both are base64url of the same length. */
export function sameHash(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a, 'base64url'), Buffer.from(b, 'base64url'))
}
