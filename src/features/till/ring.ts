import Taro from '@tarojs/taro'
import type { TillState } from './till-state'

/** Copied beside the till's page by the build; WeChat plays sounds only from files. */
const SOUNDS = { good: '/staff/sounds/accepted.wav', bad: '/staff/sounds/refused.wav' }

/** Lets hand and ear know how it went, so that eyes can stay on the customer. */
export function ring(step: TillState['step']): void {
  if (step === 'redeemed' || step === 'noted' || step === 'charged' || step === 'charged_together') {
    play(SOUNDS.good)
    void Taro.vibrateShort({ type: 'medium' }).catch(silently)
  } else if (step === 'refused' || step === 'unreached' || step === 'unsure') {
    play(SOUNDS.bad)
    void Taro.vibrateLong().catch(silently)
  }
}

function play(source: string): void {
  const sound = Taro.createInnerAudioContext()
  sound.onEnded(() => sound.destroy())
  sound.onError(() => sound.destroy())
  sound.src = source
  // A browser answers with a promise, and breaks it when the page is left before the sound has begun.
  void Promise.resolve<unknown>(sound.play()).catch(silently)
}

/** A desk without a motor or a speaker is no reason to disturb anybody. */
function silently(): void {}
