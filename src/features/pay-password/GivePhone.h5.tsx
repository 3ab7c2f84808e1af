import { whoAmI } from '../../cloud/person.h5'
import { Button } from '../../ui/Button'
import type { GivePhoneProps } from './GivePhone'

/** A browser has no such dialog: the local cloud stands for it. */
export function GivePhone({ label, onCode, onDeclined }: GivePhoneProps) {
  const ask = async () => {
    try {
      const body = JSON.stringify({ openid: await whoAmI() })
      const headers = { 'content-type': 'application/json' }
      const reply = await fetch('/localcloud/phone-number', { method: 'POST', headers, body })
      if (!reply.ok) return onDeclined()
      onCode(((await reply.json()) as { code: string }).code)
    } catch {
      onDeclined()
    }
  }
  return (
    <Button kind="quiet" onPress={() => void ask()}>
      {label}
    </Button>
  )
}
