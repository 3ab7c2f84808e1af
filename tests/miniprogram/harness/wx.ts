import { randomBytes } from 'node:crypto'
import { answer, type Callbacks, WxFailure } from './answer'
import type { PageStack } from './page-stack'

/** What a person can do with a phone beside touching its screen, and what a phone keeps. */
export interface Hands {
  /** the phone has no network: nothing that is asked of the cloud gets through */
  offline: boolean
  /** how many of the next answers of the cloud get lost on their way back, after the function has run */
  lostAnswers: number
  /** what the person presses in WeChat's payment sheet */
  atCashier: 'pay' | 'cancel' | 'fail'
  /** the code that the camera is held before; null when the person closes the camera again */
  inFrontOfCamera: string | null
  /** short words that WeChat laid over the page */
  readonly toasts: string[]
  /** paths of the sounds that were played */
  readonly sounds: string[]
  /** from 0 to 1 */
  brightness: number
  readonly storage: Map<string, unknown>
}

/** The cloud and the cashier that this phone is connected to, as one signed-in person. */
export interface Connection {
  url: string
  openid: string
}

type Options<Fields> = Callbacks<never> & Fields

/**
 * A stand-in for the platform's `wx`: the part of it that the mini-program calls, and no more, so that a call to anything
 * else is an error here as it would be on an old phone. Functions and cashier are real ones, reached over the network.
 */
export function makeWx({ url, openid }: Connection, hands: Hands, pages: PageStack) {
  const ok = (name: string) => ({ errMsg: `${name}:ok` })
  const reply = (name: string, options: Callbacks<never> = {}, more: object = {}) =>
    answer(options as Callbacks, async () => ({ ...ok(name), ...more }))

  return {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    canIUse: () => true,
    cloud: {
      init: () => {},
      callFunction: ({ name, data, ...callbacks }: Options<{ name: string; data: unknown }>) =>
        answer(callbacks as Callbacks, async () => {
          if (hands.offline) throw new WxFailure('cloud.callFunction:fail request:fail', -1)
          const response = await post(`${url}/call/${name}`, data, openid)
          if (hands.lostAnswers > 0) {
            hands.lostAnswers--
            throw new WxFailure('cloud.callFunction:fail request:fail timeout', -1)
          }
          const result = (await response.json()) as { errCode: number; errMsg: string }
          if (!response.ok) throw new WxFailure(result.errMsg, result.errCode)
          return { ...ok('cloud.callFunction'), result }
        }),
    },
    requestPayment: ({ package: prepay, ...callbacks }: Options<{ package: string }>) =>
      answer(callbacks as Callbacks, async () => {
        const order = `${url}/pay/sandbox/${prepay.replace('prepay_id=', '')}`
        await post(order, { action: hands.atCashier }, openid)
        if (hands.atCashier === 'cancel') throw new WxFailure('requestPayment:fail cancel')
        if (hands.atCashier === 'fail') throw new WxFailure('requestPayment:fail')
        return ok('requestPayment')
      }),
    scanCode: (options: Options<object>) =>
      answer(options as Callbacks, async () => {
        if (hands.inFrontOfCamera === null) throw new WxFailure('scanCode:fail cancel')
        return { ...ok('scanCode'), result: hands.inFrontOfCamera, scanType: 'QR_CODE' }
      }),
    ...storageOf(hands.storage),
    getSystemInfoSync: () => ({ platform: 'ios', fontSizeSetting: 17, windowWidth: 375, windowHeight: 724 }),
    getRandomValues: ({ length, ...callbacks }: Options<{ length: number }>) =>
      reply('getRandomValues', callbacks, { randomValues: new Uint8Array(randomBytes(length)).buffer }),
    onNetworkStatusChange: () => {},
    getNetworkType: (options?: Callbacks<never>) =>
      reply('getNetworkType', options, { networkType: hands.offline ? 'none' : 'wifi' }),
    offNetworkStatusChange: () => {},
    showToast: ({ title, ...callbacks }: Options<{ title: string }>) => {
      hands.toasts.push(title)
      return reply('showToast', callbacks)
    },
    vibrateShort: (options?: Callbacks<never>) => reply('vibrateShort', options),
    vibrateLong: (options?: Callbacks<never>) => reply('vibrateLong', options),
    createInnerAudioContext: () => ({
      src: '',
      onEnded: () => {},
      onError: () => {},
      destroy: () => {},
      play() {
        hands.sounds.push(this.src)
      },
    }),
    getScreenBrightness: (options?: Callbacks<never>) =>
      reply('getScreenBrightness', options, { value: hands.brightness }),
    setScreenBrightness: ({ value, ...callbacks }: Options<{ value: number }>) => {
      hands.brightness = value
      return reply('setScreenBrightness', callbacks)
    },
    stopPullDownRefresh: (options?: Callbacks<never>) => reply('stopPullDownRefresh', options),
    navigateTo: ({ url: to, ...callbacks }: Options<{ url: string }>) => {
      pages.open(to)
      return reply('navigateTo', callbacks)
    },
    reLaunch: ({ url: to, ...callbacks }: Options<{ url: string }>) => {
      pages.relaunch(to)
      return reply('reLaunch', callbacks)
    },
    navigateBack: (options?: Callbacks<never>) => {
      pages.back()
      return reply('navigateBack', options)
    },
  }
}

/** WeChat copies what it stores: what comes out is never the object that went in. */
function storageOf(kept: Map<string, unknown>) {
  return {
    getStorageSync: (key: string) => structuredCloneOr(kept.get(key)),
    setStorageSync: (key: string, value: unknown) => void kept.set(key, structuredCloneOr(value)),
    removeStorageSync: (key: string) => void kept.delete(key),
  }
}

function structuredCloneOr(value: unknown): unknown {
  return value === undefined ? '' : JSON.parse(JSON.stringify(value))
}

function post(url: string, content: unknown, openid: string): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-wx-openid': openid },
    body: JSON.stringify(content),
  }).catch(error => {
    throw new WxFailure(`request:fail ${String(error)}`, -1)
  })
}
