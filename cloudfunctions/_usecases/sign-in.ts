import type { PackId, SignInId } from '../../src/domain/ids'
import { signIn as decide } from '../../src/domain/pack/sign-in'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { type Committed, commitCommand } from './commit-command'

/** The daily sign-in of the member's own pack. */
export function signIn(packId: PackId, signInId: SignInId, rules: Rules, at: Instant): Promise<Committed> {
  return commitCommand({
    packId,
    commandId: signInId,
    content: {},
    rulesVersion: rules.version,
    at,
    decide: pack => decide(pack, rules, at),
  })
}
