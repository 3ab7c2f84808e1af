import type { PackId, PhoneCodeId } from '../../src/domain/ids'
import { MOST_CODE_TRIES, type PhoneCode } from '../../src/domain/risk/phone-code'
import { _ } from '../_platform/cloud'
import { changeWhere, insertDocument, readDocument, type Stored, updateWhere } from './documents'

/** The newest code sent to a member's phone; null when none was. */
export function findPhoneCode(packId: PackId): Promise<Stored<PhoneCode> | null> {
  return readDocument<PhoneCode>('phone_codes', packId)
}

/** Puts a code in the place of the one that was read. False when another came first. */
export function putPhoneCode(packId: PackId, code: PhoneCode, before: PhoneCode | null): Promise<boolean> {
  if (!before) return insertDocument('phone_codes', { _id: packId, ...code })
  const { codeId, day, sends } = before
  return updateWhere('phone_codes', { _id: packId, codeId, day, sends }, code)
}

/** A message with it was handed over. */
export async function notePhoneCodeSent(packId: PackId, codeId: PhoneCodeId): Promise<void> {
  await updateWhere('phone_codes', { _id: packId, codeId }, { isSent: true })
}

/** Takes one try before anything is compared: the limit stands in the write. False when there is none left. */
export function takePhoneCodeTry(packId: PackId, codeId: PhoneCodeId): Promise<boolean> {
  return changeWhere('phone_codes', { _id: packId, codeId, tries: _.lt(MOST_CODE_TRIES) }, { tries: _.inc(1) })
}
