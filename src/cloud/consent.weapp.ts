import Taro from '@tarojs/taro'

export const canAskConsent = true

export async function askConsent(templateIds: string[]): Promise<string[]> {
  try {
    // The types know of Alipay's name for it as well and want both.
    const request = { tmplIds: templateIds } as Parameters<typeof Taro.requestSubscribeMessage>[0]
    const answer = (await Taro.requestSubscribeMessage(request)) as unknown as Record<string, unknown>
    return templateIds.filter(templateId => answer[templateId] === 'accept')
  } catch {
    // Switched off for the whole mini-program, or the dialog could not open: as if nobody had been asked.
    return []
  }
}
