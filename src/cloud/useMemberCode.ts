import { useState } from 'react'
import { notPayCodeWords } from '../copy/member-code'
import { askStaff } from './client'
import { Trouble, troubleOf } from './trouble'

/** A member who holds out a pay code at this counter. */
export interface MemberAtCounter {
  /** names the member to the shop for ten minutes; nothing is used up by it */
  ticket: string
  /** "会员 · 7K3F" */
  holder: string
}

/** Finds the member whose pay code was scanned or typed. A code of anything else says so. */
export function useMemberCode(onFound: (member: MemberAtCounter) => void): {
  looking: boolean
  trouble: Trouble | null
  find: (code: string) => void
} {
  const [state, setState] = useState<{ looking: boolean; trouble: Trouble | null }>({ looking: false, trouble: null })
  const find = async (code: string) => {
    setState({ looking: true, trouble: null })
    try {
      const found = await askStaff('code.lookUp', { code })
      if (found.what !== 'pay') {
        const { message, nextStep } = notPayCodeWords
        throw new Trouble('CODE_UNKNOWN', message, nextStep)
      }
      setState({ looking: false, trouble: null })
      onFound({ ticket: found.ticket, holder: found.holder })
    } catch (error) {
      setState({ looking: false, trouble: troubleOf(error) })
    }
  }
  return { ...state, find: code => void find(code) }
}
