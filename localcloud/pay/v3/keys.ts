import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const newKeyPair = promisify(generateKeyPair)

/** What the two sides of API v3 know of each other. The merchant's half is in files that a function can be given. */
export interface PayKeys {
  /** Checks what the merchant signed. */
  merchant: KeyObject
  /** PEM: what the merchant signs with. */
  merchantPrivateKey: string
  merchantSerial: string
  /** Signs what WeChat Pay says. */
  platform: KeyObject
  platformKeyId: string
  /** 32 bytes: seals what notices carry. */
  apiV3Key: string
}

/**
 * The keys of the sandbox merchant, made when first asked for and kept in a folder: `merchant_key.pem`, `platform_public.pem` and
 * `merchant.json` (`mchId`, `serial`, `apiV3Key`, `platformKeyId`) are what a merchant would have got from WeChat Pay.
 */
export async function loadPayKeys(dir: string, mchId: string): Promise<PayKeys> {
  const read = (name: string): Promise<string> => readFile(join(dir, name), 'utf8')
  try {
    const { serial, apiV3Key, platformKeyId } = JSON.parse(await read('merchant.json')) as Record<string, string>
    const merchantPrivateKey = await read('merchant_key.pem')
    const platform = createPrivateKey(await read('platform_key.pem'))
    return {
      merchant: createPublicKey(merchantPrivateKey),
      merchantPrivateKey,
      merchantSerial: String(serial),
      platform,
      platformKeyId: String(platformKeyId),
      apiV3Key: String(apiV3Key),
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return makePayKeys(dir, mchId)
}

async function makePayKeys(dir: string, mchId: string): Promise<PayKeys> {
  const [merchant, platform] = await Promise.all([
    newKeyPair('rsa', { modulusLength: 2048 }),
    newKeyPair('rsa', { modulusLength: 2048 }),
  ])
  const serial = randomBytes(20).toString('hex').toUpperCase()
  const apiV3Key = randomBytes(16).toString('hex')
  const platformKeyId = `PUB_KEY_ID_${randomBytes(16).toString('hex')}`
  await mkdir(dir, { recursive: true })
  const write = (name: string, text: string | Buffer): Promise<void> =>
    writeFile(join(dir, name), text, { mode: 0o600 })
  const merchantPrivateKey = merchant.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  await write('merchant_key.pem', merchantPrivateKey)
  await write('platform_key.pem', platform.privateKey.export({ type: 'pkcs8', format: 'pem' }))
  await write('platform_public.pem', platform.publicKey.export({ type: 'spki', format: 'pem' }))
  // Last, because its presence says that the others are whole.
  await write('merchant.json', JSON.stringify({ mchId, serial, apiV3Key, platformKeyId }, null, 2))
  return {
    merchant: merchant.publicKey,
    merchantPrivateKey,
    merchantSerial: serial,
    platform: platform.privateKey,
    platformKeyId,
    apiV3Key,
  }
}
