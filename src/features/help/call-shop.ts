import Taro from '@tarojs/taro'

/** Opens the telephone with the shop's number. Who changes their mind there has done nothing wrong. */
export function callShop(phone: string): void {
  Taro.makePhoneCall({ phoneNumber: phone.replace(/[ -]/g, '') }).catch(() => {})
}
