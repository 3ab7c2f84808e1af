import { TransportFailure } from './transport-failure'

/** One of the people that localcloud lets this browser be. */
export interface Person {
  openid: string
  name: string
  role: string
}

const KEY = 'person'

let people: Promise<Person[]> | null = null

/** The people to choose from, as the local cloud offers them. Empty where there is no such list: then nobody can be anybody. */
export function loadPeople(): Promise<Person[]> {
  people ??= fetch('/demo/people.json')
    .then(reply => (reply.ok ? (reply.json() as Promise<Person[]>) : []))
    .catch(error => {
      people = null
      throw new TransportFailure('unreached', String(error))
    })
  return people
}

/** The OpenID this browser acts as: the chosen one, else the first person of the list. */
export async function whoAmI(): Promise<string> {
  const chosen = localStorage.getItem(KEY)
  if (chosen !== null) return chosen
  const [first] = await loadPeople()
  if (!first) throw new TransportFailure('failed', 'no sign-in is set up for the browser')
  // Somebody may have chosen while the list was on its way.
  const openid = localStorage.getItem(KEY) ?? first.openid
  localStorage.setItem(KEY, openid)
  return openid
}

/** Is somebody else from the next call on: for trying out only. */
export function become(person: Person): void {
  localStorage.setItem(KEY, person.openid)
}

/** Keeps what this phone remembers for one person apart from what it remembers for another. */
export function memoryScope(): string {
  return localStorage.getItem(KEY) ?? ''
}
