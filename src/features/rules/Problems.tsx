import { View } from '@tarojs/components'
import type { RuleProblem } from '../../contract/merchant'
import { rulesWords as words } from '../../copy/rules'
import { Notice } from '../../ui/Notice'
import { Section } from '../../ui/Section'

/** Documents that cannot go live, each with the reason that also stands beside it in the console. */
export function Problems({ problems }: { problems: RuleProblem[] }) {
  return (
    <Section title={words.problemsTitle}>
      <View className="rules__problems">
        {problems.map(({ collection, documentId, message, olderVersionLive }) => (
          <Notice
            key={`${collection} ${documentId} ${message}`}
            tone="bad"
            message={message}
            nextStep={`${words.collections[collection] ?? collection} · ${documentId}，${
              olderVersionLive ? words.olderLive : words.notLive
            }`}
          />
        ))}
      </View>
    </Section>
  )
}
