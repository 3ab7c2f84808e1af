import { View } from '@tarojs/components'
import { useState } from 'react'
import { become, type Person } from '../../cloud/person.h5'
import { identityWords as words } from '../../copy/identity'
import { Icon } from '../../ui/Icon'
import { ListRow } from '../../ui/ListRow'
import { Pressable } from '../../ui/Pressable'
import { Sheet } from '../../ui/Sheet'
import './IdentityPicker.scss'

/** A quiet control at the edge: who this browser is, and who else it could be. Only for the local demonstration. */
export function IdentityPicker({ people, current }: { people: Person[]; current: string }) {
  const [open, setOpen] = useState(false)
  const me = people.find(person => person.openid === current)

  const choose = (person: Person) => {
    become(person)
    // Everything on screen belonged to the person before: start over at the first page.
    location.hash = ''
    location.reload()
  }

  return (
    <View className="identity-picker">
      <Pressable className="identity-picker__button" label={words.title} onPress={() => setOpen(true)}>
        <View className="identity-picker__face">
          <Icon name="person" size="note" />
          {me?.name ?? words.unknown}
        </View>
      </Pressable>
      {open && (
        <Sheet title={words.title} closeLabel={words.close} onClose={() => setOpen(false)}>
          {people.map(person => (
            <ListRow
              key={person.openid}
              icon="person"
              title={person.name}
              note={person.role}
              value={person.openid === current ? words.current : undefined}
              onPress={() => choose(person)}
            />
          ))}
          <View className="identity-picker__note">{words.note}</View>
        </Sheet>
      )}
    </View>
  )
}
