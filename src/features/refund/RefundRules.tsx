import { refundWords as words } from '../../copy/refund'
import { Section } from '../../ui/Section'
import { Terms } from '../../ui/Terms'

/** The written rule, the same as in docs/refund-rules.md. */
export function RefundRules() {
  return (
    <Section title={words.rulesTitle}>
      <Terms rules={words.rules} />
    </Section>
  )
}
