/** Inside WeChat the platform says who a person is: there is nothing to choose and nothing is built in. */
export function installIdentityPicker(): void {}
