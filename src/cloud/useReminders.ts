import { useEffect, useState } from 'react'
import type { MessageKind } from '../domain/messages/message-rules'
import { say } from '../ui/toast'
import { askShopper } from './client'
import { askConsent, canAskConsent } from './consent'
import { newId } from './new-id'
import { troubleOf } from './trouble'

/** What the shop would tell of some kinds: nothing to offer, an offer, or said yes to. */
export type Reminders = { state: 'none' } | { state: 'offered'; daysBefore: number } | { state: 'allowed' }

/** WeChat asks for at most three templates at once on older phones. */
const MOST_AT_ONCE = 3

/**
 * Offers to be told of some kinds of things, once they are worth it: while `wanted`, the shop's templates are fetched, so
 * that the tap itself can open WeChat's dialog. Says nothing where nobody can be asked or the shop tells nothing.
 */
export function useReminders(kinds: readonly MessageKind[], wanted: boolean): [Reminders, () => void] {
  const [reminders, setReminders] = useState<Reminders>({ state: 'none' })
  const [templateIds, setTemplateIds] = useState<string[]>([])
  const wish = kinds.join()

  useEffect(() => {
    if (!wanted || !canAskConsent) return
    let left = false
    askShopper('messages.offer', {}).then(
      ({ templates, daysBefore }) => {
        const ids = templates.filter(({ kind }) => wish.split(',').includes(kind)).map(each => each.templateId)
        if (left || ids.length === 0) return
        setTemplateIds([...new Set(ids)].slice(0, MOST_AT_ONCE))
        setReminders({ state: 'offered', daysBefore })
      },
      // An offer that cannot be made is not missed.
      () => {},
    )
    return () => {
      left = true
    }
  }, [wish, wanted])

  const allow = async () => {
    const allowed = await askConsent(templateIds)
    if (allowed.length === 0) return setReminders({ state: 'none' })
    try {
      await askShopper('messages.allow', { consentId: await newId('cst'), templateIds: allowed })
      setReminders({ state: 'allowed' })
    } catch (error) {
      // The offer stays, so that it can be taken up again.
      say(troubleOf(error).message)
    }
  }
  return [reminders, () => void allow()]
}
