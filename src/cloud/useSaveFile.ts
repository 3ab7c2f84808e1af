import { useState } from 'react'
import { say } from '../ui/toast'
import { saveFile } from './save-file'
import { troubleOf } from './trouble'

/** Gives the person a text as a file; `saved` says that it is done, and what went wrong is said the same way. */
export function useSaveFile(saved: string) {
  const [saving, setSaving] = useState(false)
  const save = async (name: string, text: string) => {
    setSaving(true)
    try {
      await saveFile(name, text)
      say(saved)
    } catch (error) {
      // Whoever closes WeChat's sheet has changed their mind.
      if (!/cancel/.test(String((error as { errMsg?: unknown } | null)?.errMsg ?? ''))) say(troubleOf(error).message)
    } finally {
      setSaving(false)
    }
  }
  return { save, saving }
}
