import { type Fen, yuanText } from '../domain/money'
import type { PasswordReset } from '../domain/risk/password-reset'
import { type Instant, momentText } from '../domain/time'

/** "3 天" where it comes out even. */
function waitText(hours: number): string {
  return hours % 24 === 0 ? `${hours / 24} 天` : `${hours} 小时`
}

export const payPasswordWords = {
  title: '支付密码',
  why: '门店会在大额或不寻常的充值时，请你再确认一次是你本人',
  isSet: '已设置，可以在这里修改',
  notSet: '还没有设置；没有办法确认时，这类充值要等门店核对',
  before: { label: '现在的密码', placeholder: '六位数字' },
  next: { label: '新密码', placeholder: '六位数字' },
  again: { label: '再输一次', placeholder: '六位数字' },
  differs: '两次输入的新密码不一样',
  save: '保存',
  saved: '支付密码已保存',
  confirm: {
    title: '确认是你本人',
    close: '不充了',
    password: { label: '六位支付密码', placeholder: '只有你知道的那一个' },
    sendNote: (phone: string) => `验证码会用短信发到 ${phone}，5 分钟内有效，只用于这笔充值`,
    send: '发送验证码',
    code: { label: (phone: string) => `发到 ${phone} 的验证码`, placeholder: '短信里的六位数字' },
    again: (seconds: number) => (seconds > 0 ? `${seconds} 秒后可重新发送` : '重新发送'),
    confirm: (pay: Fen) => `确认充值 ¥${yuanText(pay)}`,
  },
  phone: {
    title: '确认用的手机号',
    none: '授权后，也可以用短信验证码确认大额充值',
    give: '授权手机号',
    fresh: (from: Instant, now: Instant) => `${momentText(from, now)} 起可以收验证码`,
    usable: '可以用短信验证码确认大额充值',
    declined: '没有授权，手机号没有登记',
    erase: '不再使用这个手机号',
    erased: '手机号已删除',
  },
  forgotten: '忘记密码',
  forgottenSheet: {
    title: '重设支付密码',
    close: '先不重设',
    effect: (hours: number) =>
      `为防止手机被别人拿走，要等 ${waitText(hours)} 才能设置新密码，等待期间原密码照常可用。申请和结果都会记进明细`,
    atStore: '也可以到门店出示付款码，请店长当面协助，不用等待',
    confirm: (hours: number) => `申请，${waitText(hours)}后设置`,
  },
  reset: {
    waiting: ({ from }: PasswordReset, now: Instant) => ({
      message: `${momentText(from, now)} 起可以设置新密码`,
      nextStep: '原密码照常可用。不是你申请的，请取消并联系门店',
    }),
    open: ({ by, until }: PasswordReset, now: Instant) => ({
      message: by === 'store' ? '店长已核对，现在可以设置新密码' : '等待已结束，现在可以设置新密码',
      nextStep: `${momentText(until, now)} 前有效`,
    }),
    keep: '不重设了，保留原密码',
    kept: '已取消，原密码不变',
  },
  till: {
    entry: '会员忘了支付密码',
    title: '协助重设支付密码',
    close: '不协助',
    effect:
      '请确认出示付款码的就是会员本人。确认后，会员半小时内可在自己手机上设置新密码；这次协助会记在会员明细和今日记录里',
    confirm: '是本人，允许重设',
    done: (until: Instant, now: Instant) => `请会员在 ${momentText(until, now)} 前，打开充值页的「支付密码」设置新密码`,
  },
}
