import { publicKeyOf, signWith, verify } from '../src/cloud/ed25519'
import { base64url } from '../src/domain/codes/bytes'
import { stepAt } from '../src/domain/codes/code-step'
import { writeCouponCode, writeCouponToken } from '../src/domain/codes/coupon-code'
import type { CouponId, DeviceId, PackId } from '../src/domain/ids'
import { fen } from '../src/domain/money'
import { EMPTY_JOURNAL } from '../src/domain/offline/journal'
import { judgeOffline } from '../src/domain/offline/judge-offline'
import type { OfflineKit } from '../src/domain/offline/offline-kit'
import { Refusal } from '../src/domain/refusal'
import { DAY, instant, later } from '../src/domain/time'

/** Times a till's own judgement of one coupon code, both signatures and all rules; prints one JSON object. */

const ROUNDS = 15
const at = instant(1_795_320_000_000)
const shopSecret = new Uint8Array(32).fill(1)
const phoneSecret = new Uint8Array(32).fill(2)

const kit: OfflineKit = {
  ...{ staffId: 'staff_1', storeId: 'store_nanshan', storeName: '南山店', rulesVersion: 7 },
  shopPublicKey: base64url(publicKeyOf(shopSecret)),
  dailyFen: fen(100_000),
  titles: { coupon_50_10: '满减券' },
  storeNames: { store_nanshan: '南山店' },
  validUntil: later(at, DAY),
}

const token = writeCouponToken(
  {
    packId: 'pk_00000000000000000000000000' as PackId,
    couponId: 'cpn_01M80VEQXRJJT4JECFF3GD37JH' as CouponId,
    deviceId: 'dev_01M80VEQXRJJT4JECFF3GD37JH' as DeviceId,
    devicePublicKey: base64url(publicKeyOf(phoneSecret)),
    templateId: 'coupon_50_10',
    terms: {
      title: '满减券',
      benefit: { kind: 'threshold', minimumFen: fen(5_000), offFen: fen(1_000) },
      storeIds: ['store_nanshan'],
    },
    startsAt: later(at, -DAY),
    expiresAt: later(at, DAY),
  },
  signWith(shopSecret),
)
const code = writeCouponCode(token, stepAt(at), signWith(phoneSecret))

const times: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const started = performance.now()
  const verdict = judgeOffline(code, fen(6_000), { kit, journal: EMPTY_JOURNAL, verify, at })
  times.push(performance.now() - started)
  if (verdict instanceof Refusal) throw new Error(`the coupon was refused: ${verdict.code}`)
}
times.sort((a, b) => a - b)
process.stdout.write(JSON.stringify({ medianMs: times[Math.floor(ROUNDS / 2)] }))
