/** Lets a browser on the local cloud choose who it is. In WeChat the platform says who a person is. */
export declare function installIdentityPicker(): void
