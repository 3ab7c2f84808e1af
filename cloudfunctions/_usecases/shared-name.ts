import type { Pack } from '../../src/domain/pack/pack'
import type { SharedKind } from '../../src/domain/shared/sharing'

const names: Record<SharedKind, string> = { family: '家庭卡', enterprise: '企业卡' }

/** How a shared pack is called: by its kind and the end of its number, never by a text that somebody typed. */
export function sharedName({ packId, sharing }: Pack): string {
  return `${sharing ? names[sharing.kind] : '会员'} · ${packId.slice(-4)}`
}
