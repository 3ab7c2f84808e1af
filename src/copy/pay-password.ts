export const payPasswordWords = {
  title: '支付密码',
  why: '门店会在大额或不寻常的充值时，请你输入支付密码，确认是你本人',
  isSet: '已设置，可以在这里修改',
  notSet: '还没有设置；没有支付密码时，这类充值要等门店核对',
  before: { label: '现在的密码', placeholder: '六位数字' },
  next: { label: '新密码', placeholder: '六位数字' },
  again: { label: '再输一次', placeholder: '六位数字' },
  differs: '两次输入的新密码不一样',
  save: '保存',
  saved: '支付密码已保存',
  forgotten: '忘记密码请联系门店',
}
