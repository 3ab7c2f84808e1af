import { createCipheriv, createDecipheriv, createHash, randomBytes, randomInt } from 'node:crypto'
import type { Clock } from '../clock'
import type { Outbox } from './outbox'

/** WeChat waits this long for an answer, and asks so often in all. */
const ANSWER_WITHIN_MS = 5000
const TRIES = 3
/** Its padding fills blocks of 32 bytes, not of 16 as the cipher's own would. */
const BLOCK_BYTES = 32
const LENGTH_AT = 16

/** What an Official Account's owner enters in WeChat's console: where it calls, and the two secrets. */
export interface Subscription {
  url: string
  token: string
  /** 43 characters; set: messages are encrypted. */
  encodingAesKey?: string
}

/** What a follower did: the fields of WeChat's message, such as `{ MsgType: 'text', Content: '余额' }`. */
export type FollowerMessage = Record<string, string | number>

export interface Delivery {
  /** HTTP status of the last try; 0 when there was no answer in time. */
  status: number
  tries: number
  /** What the follower is shown, as WeChat reads it: XML, or `success` or nothing for no reply. */
  reply: string
}

/** WeChat's side of an Official Account: signs and sends what followers write, and hears the reply. */
export class OfficialAccount {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly appid: string,
  ) {}

  /** What WeChat does when the address is entered in its console; whether the address was accepted. */
  async verify(subscription: Subscription): Promise<boolean> {
    const echostr = String(randomInt(2 ** 47))
    const url = this.signedUrl(subscription, { echostr })
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }).catch(() => undefined)
    return response?.ok === true && (await response.text()) === echostr
  }

  /** Sends a message up to three times, until it is answered; a reply goes to the outbox. */
  async deliver(subscription: Subscription, openid: string, message: FollowerMessage): Promise<Delivery> {
    const head = { ToUserName: this.appid, FromUserName: openid, CreateTime: Math.floor(this.clock.now() / 1000) }
    const isEvent = message.MsgType === 'event'
    const xml = toXml({ ...head, ...message, ...(isEvent ? {} : { MsgId: randomInt(2 ** 47) }) })
    for (let tries = 1; ; tries += 1) {
      const { status, text } = await this.post(subscription, openid, xml)
      if (status !== 200 && tries < TRIES) continue
      const reply = status === 200 ? this.read(text, subscription) : ''
      if (reply !== '' && reply !== 'success') {
        await this.outbox.add({ api: 'officialAccount.reply', to: openid, at: this.clock.now(), parameters: { reply } })
      }
      return { status, tries, reply }
    }
  }

  private async post(
    subscription: Subscription,
    openid: string,
    xml: string,
  ): Promise<{ status: number; text: string }> {
    const { encodingAesKey, token } = subscription
    const encrypted = encodingAesKey === undefined ? undefined : encrypt(xml, encodingAesKey, this.appid)
    const url = this.signedUrl(subscription, { openid })
    if (encrypted !== undefined) {
      const query = new URL(url).searchParams
      const parts = [token, query.get('timestamp') ?? '', query.get('nonce') ?? '', encrypted]
      url.searchParams.set('encrypt_type', 'aes')
      url.searchParams.set('msg_signature', signatureOf(parts))
    }
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body: encrypted === undefined ? xml : toXml({ ToUserName: this.appid, Encrypt: encrypted }),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      })
      return { status: response.status, text: await response.text() }
    } catch {
      return { status: 0, text: '' }
    }
  }

  private read(text: string, { encodingAesKey }: Subscription): string {
    const [, sealed] = /<Encrypt>(?:<!\[CDATA\[)?([\w+/=]+)/.exec(text) ?? []
    return sealed !== undefined && encodingAesKey !== undefined ? decrypt(sealed, encodingAesKey) : text
  }

  private signedUrl({ url, token }: Subscription, more: Record<string, string>): URL {
    const timestamp = String(Math.floor(this.clock.now() / 1000))
    const nonce = String(randomInt(2 ** 31))
    const signed = new URL(url)
    const signature = signatureOf([token, timestamp, nonce])
    for (const [name, value] of Object.entries({ signature, timestamp, nonce, ...more })) {
      signed.searchParams.set(name, value)
    }
    return signed
  }
}

/** WeChat's signature: SHA-1 over the parts in ASCII order. */
function signatureOf(parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')
}

/** Text stands in CDATA, numbers stand bare. */
function toXml(fields: FollowerMessage): string {
  const body = Object.entries(fields).map(([name, value]) => {
    const written = typeof value === 'number' ? value : `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
    return `<${name}>${written}</${name}>`
  })
  return `<xml>${body.join('')}</xml>`
}

/** AES-256-CBC over 16 random bytes, the length, the message and the appid; the key's first half is the vector. */
function encrypt(xml: string, encodingAesKey: string, appid: string): string {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  const message = Buffer.from(xml)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(message.length)
  const plain = Buffer.concat([randomBytes(LENGTH_AT), length, message, Buffer.from(appid)])
  const padding = BLOCK_BYTES - (plain.length % BLOCK_BYTES)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString(
    'base64',
  )
}

function decrypt(sealed: string, encodingAesKey: string): string {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const plain = Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()])
  const start = LENGTH_AT + 4
  return plain.subarray(start, start + plain.readUInt32BE(LENGTH_AT)).toString('utf8')
}
