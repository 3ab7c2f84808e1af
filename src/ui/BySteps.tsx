import { Fragment, type ReactNode, useState } from 'react'
import { reportWords } from '../copy/reports'
import { type ReportStep, reportSteps } from '../domain/figures/report-steps'
import { Segments } from './Segments'

/** A report by days, by weeks or by months, whichever the person chooses. */
export function BySteps({ draw }: { draw: (step: ReportStep) => ReactNode }) {
  const [step, choose] = useState<ReportStep>('day')
  return (
    <>
      <Segments
        segments={reportSteps.map(key => ({ key, label: reportWords.steps[key] }))}
        chosen={step}
        onChoose={choose}
      />
      {/* A step of its own asks anew, and an answer for another never stands under it. */}
      <Fragment key={step}>{draw(step)}</Fragment>
    </>
  )
}
