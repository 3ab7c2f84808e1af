import { createRoot } from 'react-dom/client'
import { loadPeople, whoAmI } from '../../cloud/person.h5'
import { IdentityPicker } from './IdentityPicker.h5'

/**
 * Puts the picker beside the app, not inside it, when the local cloud offers people to be.
 * Without that list (a real deployment) nothing appears.
 */
export async function installIdentityPicker(): Promise<void> {
  const people = await loadPeople().catch(() => [])
  if (people.length === 0) return
  const host = document.createElement('div')
  document.body.appendChild(host)
  createRoot(host).render(<IdentityPicker people={people} current={await whoAmI()} />)
}
