/** There is nothing to choose inside WeChat, and nothing of the picker is built in. */
export function installIdentityPicker(): void {}
