import { type Fen, shortYuanText } from '../domain/money'
import { dayText, type Instant, shopDayOf } from '../domain/time'

export const namingWords = {
  intro: (ceiling: Fen, named: Fen) =>
    named > ceiling
      ? `登记后余额上限从 ¥${shortYuanText(ceiling)} 提高到 ¥${shortYuanText(named)}，卡丢了也能凭登记信息找回`
      : '登记后，换手机或丢了微信也能凭登记信息找回卡里的余额',
  title: { unnamed: '不记名卡', named: '记名卡' },
  ceiling: '余额上限',
  name: { label: '姓名', placeholder: '和身份证一致' },
  phone: { label: '手机号', placeholder: '11 位手机号' },
  consent: '同意门店为这张卡保存我的姓名和手机号，可随时删除',
  submit: '登记',
  missing: { name: '请填写姓名', phone: '请填写 11 位手机号', consent: '请先同意保存' },
  said: '已登记为记名卡',
  onFile: { name: '姓名', phone: '手机号', since: '登记时间' },
  since: (at: Instant, now: Instant) => dayText(shopDayOf(at), now),
  erase: '删除登记信息',
  eraseSheet: {
    title: '删除登记信息',
    note: '删除后这张卡变回不记名卡，余额上限可能降低；余额、积分和券不变',
    confirm: '确认删除',
    close: '不删除',
  },
  erased: '登记信息已删除',
  back: '返回',
}
