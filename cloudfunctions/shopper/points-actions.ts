import type { CardIdentity, PointsOutputs, pointsInputs } from '../../src/contract/points'
import type { Rules } from '../../src/domain/rules/rules'
import type { Actions, Call } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import { bindCard } from '../_usecases/bind-card'
import { exchangePoints } from '../_usecases/exchange-points'
import { eraseName, nameCard, type OnFile, readIdentity } from '../_usecases/name-card'
import { openPack } from '../_usecases/open-pack'
import { rescueBonus } from '../_usecases/rescue-bonus'
import { signIn } from '../_usecases/sign-in'
import { pointsPage } from './points-view'

/** Points, and the name on the card. Each change answers the page as it is afterwards: one call, one drawing. */
export const pointsActions: Actions<typeof pointsInputs, PointsOutputs, Shopper> = {
  'points.offer': async (_input, { packId }, call) => {
    const [rules, pack] = await Promise.all([rulesFor(call), openPack(packId, call.at)])
    return pointsPage(pack, rules, call.at)
  },
  'points.signIn': async ({ signInId }, { packId }, call) => {
    const rules = await rulesFor(call)
    const { pack } = await signIn(packId, signInId, rules, call.at)
    return pointsPage(pack, rules, call.at)
  },
  'points.exchange': async (input, { packId }, call) => {
    const rules = await rulesFor(call)
    const { pack } = await exchangePoints({ ...input, packId }, rules, call.at)
    return pointsPage(pack, rules, call.at)
  },
  'points.rescue': async (input, { packId }, call) => {
    const rules = await rulesFor(call)
    const { pack } = await rescueBonus({ ...input, packId }, rules, call.at)
    return pointsPage(pack, rules, call.at)
  },
  'card.identity': async (_input, { packId }, call) => {
    const [rules, onFile] = await Promise.all([rulesFor(call), readIdentity(packId, call.at)])
    return identityView(onFile, rules)
  },
  'card.name': async ({ namingId, name, phone }, { packId }, call) => {
    const rules = await rulesFor(call)
    return identityView(await nameCard({ packId, namingId, name, phone }, rules, call.at), rules)
  },
  'card.bind': async (input, { packId }, call) => {
    const { cardTail, opening } = await bindCard({ ...input, packId }, await rulesFor(call), call.at)
    const { principalFen, bonusFen, points } = opening
    return { cardTail, principalFen, bonusFen, points }
  },
  'card.eraseName': async ({ namingId }, { packId }, call) => {
    const rules = await rulesFor(call)
    return identityView(await eraseName(packId, namingId, rules, call.at), rules)
  },
}

async function rulesFor(call: Call): Promise<Rules> {
  return (await publishedFor(call)).rules
}

function identityView({ pack, identity }: OnFile, { shop }: Rules): CardIdentity {
  const [{ kind: cardKind }] = pack.cards
  const { unnamed, named } = shop.ceilingFen
  const holder = identity && {
    name: identity.name,
    phone: `${identity.phone.slice(0, 3)}****${identity.phone.slice(-4)}`,
    since: identity.consentAt,
  }
  return { cardKind, ceilingFen: cardKind === 'named' ? named : unnamed, namedCeilingFen: named, holder }
}
