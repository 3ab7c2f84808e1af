import { base32 } from '../../src/domain/base32'
import type { PackId, PaperBatchId, SharedId } from '../../src/domain/ids'
import { hmac } from '../_platform/secrets'

const PACK_ID_BYTES = 17
const PACK_ID_CHARACTERS = 26

/** The pack of a person: computable from the OpenID with the deployment's key, and a pseudonym to everyone else. */
export function packIdOf(openid: string): PackId {
  const body = base32(hmac('pack-id', openid).subarray(0, PACK_ID_BYTES)).slice(0, PACK_ID_CHARACTERS)
  return `pk_${body}` as PackId
}

/** The pack of a family or an enterprise: computed from the name that its owner's phone gave it, like a person's. */
export function sharedPackIdOf(sharedId: SharedId): PackId {
  return packIdOf(`shared:${sharedId}`)
}

/** The pack of a printed batch: nobody's OpenID comes to it. */
export function paperPackIdOf(batchId: PaperBatchId): PackId {
  return packIdOf(`paper:${batchId}`)
}
