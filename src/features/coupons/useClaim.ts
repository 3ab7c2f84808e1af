import { useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { isUncertain, type Trouble, troubleOf } from '../../cloud/trouble'
import type { ClaimId } from '../../domain/ids'

/** Claims one coupon at a time. A claim whose outcome is unknown keeps its id, so that trying again never takes two. */
export function useClaim(onClaimed: () => void) {
  const [claiming, setClaiming] = useState<string | null>(null)
  const [refused, setRefused] = useState<Trouble | null>(null)
  const open = useRef(new Map<string, ClaimId>())

  const underWay = useRef(false)

  const claim = async (templateId: string) => {
    // A second tap may come before the button has changed: it means the same coupon.
    if (underWay.current) return
    underWay.current = true
    setClaiming(templateId)
    setRefused(null)
    try {
      const claimId = open.current.get(templateId) ?? (await newId('clm'))
      open.current.set(templateId, claimId)
      await askShopper('coupons.claim', { claimId, templateId })
      open.current.delete(templateId)
      onClaimed()
    } catch (error) {
      const trouble = troubleOf(error)
      if (!isUncertain(trouble)) open.current.delete(templateId)
      setRefused(trouble)
    } finally {
      underWay.current = false
      setClaiming(null)
    }
  }

  return { claim, claiming, refused }
}
